package dev.lepton.model.migration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The application to be moved.
 *
 * @param path absolute path of its source tree
 * @param version the release to label the image with
 * @param url where the old release answers over HTTP; empty when nothing runs yet
 * @param port the port it listens on; empty to have it detected
 * @param healthPath answers 200 while the old release is healthy
 * @param databaseUrlSetting the environment variable that shall carry the JDBC URL after
 *     refactoring
 * @param industry profile: general, finance, retail, healthcare or manufacturing
 */
public record ApplicationSpec(
    Path path,
    String version,
    Optional<String> url,
    Optional<Integer> port,
    String healthPath,
    String databaseUrlSetting,
    String industry) {}
