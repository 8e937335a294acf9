"""Speaks with Piper's own Python package, loaded once, with its default settings and threads.

Reads lines {"texts": [...]} and answers each with {"wall": seconds, "audio": seconds}.
"""

import json
import sys
import time

from piper import PiperVoice

voice = PiperVoice.load(sys.argv[1])
print("ready", flush=True)
for line in sys.stdin:
    begun = time.perf_counter()
    samples = 0
    for text in json.loads(line)["texts"]:
        for chunk in voice.synthesize(text):
            samples += len(chunk.audio_float_array)
    wall = time.perf_counter() - begun
    print(json.dumps({"wall": wall, "audio": samples / voice.config.sample_rate}), flush=True)
