package dev.lepton.transform;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.container.Service;
import dev.lepton.transform.internal.manifest.Workload;
import java.util.List;

/**
 * A folder of the application that is changed as one, with all services that are built from it.
 *
 * @param folder relative to the application's root; "" for the root
 * @param prefix of everything that is written of it: empty, or a folder with a slash at its end
 * @param findings in the user's own source
 * @param services as they were found; one for each part, in the same order
 */
record Unit(
    String folder,
    String prefix,
    ChangedTree changed,
    List<Finding> findings,
    List<Service> services,
    List<PartTransformation> parts) {

  /** Beside it is a file of the same name and .dockerignore, as builders look for it. */
  static String dockerfile(Workload workload) {
    return imageFolder(workload) + "Dockerfile";
  }

  /** With a slash at its end. */
  static String imageFolder(Workload workload) {
    return "images/" + workload.name() + "/";
  }

  /** Where a service's image is built from, among what is written. */
  String context(Service service) {
    String below =
        folder.isEmpty() || service.context().equals(folder)
            ? service.context().substring(folder.length())
            : service.context().substring(folder.length() + 1);
    return prefix + "source" + (below.isEmpty() ? "" : "/" + below);
  }

  /** A place in this folder as one in the application. */
  String place(String inFolder) {
    return folder.isEmpty() ? inFolder : folder + "/" + inFolder;
  }
}
