package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.image.BuildStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a Java project is compiled.
 *
 * @param image has the tool and a JDK
 * @param words typed in the context's folder
 * @param inImage the same for an image, with what makes its result the same every time
 * @param descriptions the files that name the libraries
 * @param fetch gets the libraries
 * @param output the folder that the results land in, relative to the context
 */
record JavaBuild(
    String image,
    List<String> words,
    String inImage,
    List<String> descriptions,
    List<String> fetch,
    String output) {

  /** The stage that compiles and then gathers what is needed in /out. */
  BuildStage stage(List<String> gather) {
    List<String> make = new ArrayList<>();
    make.add(inImage);
    make.add("mkdir /out");
    make.addAll(gather);
    return new BuildStage(Optional.of(image), Map.of(), descriptions, fetch, List.copyOf(make));
  }
}
