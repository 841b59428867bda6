package dev.lepton.model.transfer;

/**
 * An encrypted backup and the proof that it restores.
 *
 * @param directory relative to the workspace
 * @param cipher for instance AES256_GCM_HKDF_1MB
 * @param restored the throw-away database it was restored into; kept for the acceptance's writes,
 *     then dropped
 * @param proven whether the restored rows equal the backed-up rows, table by table
 */
public record BackupReport(
    String directory,
    long rows,
    long plainBytes,
    long storedBytes,
    String cipher,
    String sha256,
    String restored,
    boolean proven) {}
