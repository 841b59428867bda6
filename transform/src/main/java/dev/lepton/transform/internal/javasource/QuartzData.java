package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.config.XmlDocument;
import dev.lepton.transform.internal.config.XmlElement;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs of a file that Quartz' own plugin reads (job_scheduling_data_2_0.xsd). */
record QuartzData(JavaSources sources, XmlDocument document) {
  private static final String PLUGIN = "XMLSchedulingDataProcessorPlugin";
  private static final String USUAL_NAME = "quartz_data.xml";
  private static final Set<String> OF_A_JOB =
      Set.of("name", "group", "description", "job-class", "durability", "recover");
  private static final Set<String> OF_A_TRIGGER =
      Set.of(
          "name",
          "group",
          "description",
          "job-name",
          "job-group",
          "priority",
          "misfire-instruction",
          "cron-expression",
          "time-zone");

  /** Those that the settings of Quartz name; none where its plugin is not told to read any. */
  static List<QuartzData> in(SourceTree tree, JavaSources sources) {
    List<TextFile> settings =
        tree.files(".properties").stream()
            .flatMap(path -> tree.text(path).stream())
            .filter(text -> text.content().contains(PLUGIN))
            .toList();
    return tree.files(".xml").stream()
        .filter(path -> !path.contains("src/test/"))
        .filter(path -> settings.stream().anyMatch(text -> names(text, path)))
        .flatMap(path -> tree.text(path).stream())
        .filter(text -> text.content().contains("<job-scheduling-data"))
        .map(text -> new QuartzData(sources, new XmlDocument(text)))
        .toList();
  }

  private static boolean names(TextFile settings, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return settings.content().contains(".fileNames")
        ? settings.content().contains(name)
        : name.equals(USUAL_NAME);
  }

  /** One for each trigger, in the order of the file. */
  List<QuartzJob.Found> jobs() {
    List<QuartzJob.Found> found = new ArrayList<>();
    for (XmlElement trigger : document.named("trigger")) {
      trigger.children().stream()
          .findFirst()
          .ifPresent(kind -> found.add(new QuartzJob.Found(where(kind), read(kind))));
    }
    return found;
  }

  private String where(XmlElement element) {
    return document.file().path() + ":" + document.file().lineAt(element.start());
  }

  private QuartzJob.Reading read(XmlElement trigger) {
    if (!trigger.name().equals("cron")) {
      return QuartzJob.left("It counts from the start of the process.");
    }
    Optional<XmlElement> job =
        document.named("job").stream()
            .filter(one -> document.text(one, "name").equals(document.text(trigger, "job-name")))
            .filter(one -> group(one, "group").equals(group(trigger, "job-group")))
            .findFirst();
    if (job.isEmpty()) {
      return QuartzJob.left("Its job is not in this file.");
    }
    Optional<String> unknown =
        unknown(trigger, OF_A_TRIGGER).or(() -> unknown(job.get(), OF_A_JOB));
    if (unknown.isPresent()) {
      return QuartzJob.left("A CronJob has nothing that is like \"" + unknown.get() + "\".");
    }
    return sources
        .type(document.text(job.get(), "job-class"))
        .map(
            owner ->
                QuartzJob.plain(
                    sources,
                    owner,
                    document.text(trigger, "cron-expression"),
                    trigger.child("time-zone").map(document::text)))
        .orElseGet(() -> QuartzJob.left("The job's class is none of the application's own."));
  }

  private String group(XmlElement element, String child) {
    String own = document.text(element, child);
    return own.isEmpty() ? "DEFAULT" : own;
  }

  private static Optional<String> unknown(XmlElement element, Set<String> known) {
    return element.children().stream()
        .map(XmlElement::name)
        .filter(name -> !known.contains(name))
        .findFirst();
  }
}
