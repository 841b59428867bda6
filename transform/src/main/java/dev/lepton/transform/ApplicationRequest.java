package dev.lepton.transform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of a source tree.
 *
 * @param root of the tree
 * @param out where everything is written; absent, empty, or the outcome of an earlier run
 * @param name of the application, a DNS-1123 label
 * @param version the images' tag
 * @param entry which of several entry points starts the application
 * @param image an image of the user's own, for what is of no known kind
 * @param imagePrefix registry and folder before the images' names, with a slash at its end; or
 *     empty
 * @param mirror of base images that have no registry of their own
 * @param allowedBases names of base images that may be used, with * for any characters; empty for
 *     all
 * @param pinned whether base images are named by the digests that they have now
 * @param tests whether the application's own tests are run on the changed source
 * @param apply whether the changes are also written into the tree itself
 */
public record ApplicationRequest(
    Path root,
    Path out,
    String name,
    String version,
    Optional<String> entry,
    Optional<String> image,
    String imagePrefix,
    Optional<String> mirror,
    List<String> allowedBases,
    boolean pinned,
    boolean apply,
    boolean tests) {}
