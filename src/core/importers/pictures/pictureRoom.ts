/** An illustrated novel has some hundred pictures, of a megabyte each at most. */
export const pictureLimits = { pictures: 2_000, bytesEach: 16 * 1024 * 1024, bytes: 96 * 1024 * 1024 } as const;

/** Whether a picture of so many bytes may come in as well; then its room is taken. */
export type PictureRoom = (bytes: number) => boolean;

/** Room for the pictures of one book. */
export function createPictureRoom(): PictureRoom {
  let [pictures, left]: [number, number] = [pictureLimits.pictures, pictureLimits.bytes];
  return (bytes) => {
    if (pictures === 0 || bytes > pictureLimits.bytesEach || bytes > left) return false;
    pictures -= 1;
    left -= bytes;
    return true;
  };
}
