"""Writes what Piper's own Python package says, with its default settings: reads lines {"text": ..., "file": WAV to write}."""

import json
import sys
import wave

from piper import PiperVoice

voice = PiperVoice.load(sys.argv[1])
for line in sys.stdin:
    work = json.loads(line)
    with wave.open(work["file"], "wb") as take:
        voice.synthesize_wav(work["text"], take)
