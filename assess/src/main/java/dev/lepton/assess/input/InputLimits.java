package dev.lepton.assess.input;

/**
 * What one run will take on, so that a bomb costs no more than a note.
 *
 * @param files at most this many files, entries of archives included
 * @param depth archives within archives, the outermost is 1
 * @param archives within one archive, at any depth
 * @param deep archives within one archive at any depth beyond that of a JAR in a WAR in an EAR,
 *     each depth by itself
 * @param copies archives of the same content within one archive
 * @param unpacked bytes of archives that had to be copied out of others
 * @param ratio unpacked to packed size beyond which an entry of more than 16 MiB is a bomb
 */
public record InputLimits(
    int files, int depth, int archives, int deep, int copies, long unpacked, int ratio) {
  public static final InputLimits DEFAULT =
      new InputLimits(2_000_000, 6, 4_000, 200, 100, 4L << 30, 200);
}
