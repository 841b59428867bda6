package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.config.XmlDocument;
import dev.lepton.transform.internal.config.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Modifier;

/** The triggers of Quartz that are beans of one of Spring's XML files, and what they start. */
record SpringTriggers(JavaSources sources, XmlDocument document) {
  private static final Set<String> OF_A_TRIGGER =
      Set.of("jobDetail", "cronExpression", "name", "group", "beanName", "description");
  private static final Set<String> OF_A_JOB =
      Set.of("jobClass", "name", "group", "durability", "description");
  private static final Set<String> OF_A_METHOD =
      Set.of("targetObject", "targetBeanName", "targetMethod", "concurrent", "name", "group");

  /** Beans of a class, by its last name. */
  static List<XmlElement> beans(XmlDocument document, String type) {
    return document.named("bean").stream()
        .filter(bean -> value(bean, "class").endsWith("." + type))
        .toList();
  }

  /** The jobs of a scheduler's triggers, in the order of the file. */
  List<QuartzJob.Found> of(XmlElement scheduler) {
    List<QuartzJob.Found> found = new ArrayList<>();
    for (XmlElement triggers : property(scheduler, "triggers").stream().toList()) {
      for (XmlElement one : within(triggers)) {
        String where = document.file().path() + ":" + document.file().lineAt(one.start());
        QuartzJob.Reading reading =
            meant(one)
                .map(this::read)
                .orElseGet(() -> QuartzJob.left("The trigger is not in this file."));
        found.add(new QuartzJob.Found(where, reading));
      }
    }
    return found;
  }

  private QuartzJob.Reading read(XmlElement trigger) {
    if (!value(trigger, "class").matches(".*\\.CronTrigger(Factory)?Bean")) {
      return QuartzJob.left("It counts from the start of the process.");
    }
    Optional<XmlElement> job = property(trigger, "jobDetail").flatMap(this::meant);
    Optional<String> times = text(trigger, "cronExpression");
    if (job.isEmpty() || times.isEmpty()) {
      return QuartzJob.left("Its job or its times are not in this file.");
    }
    boolean method = value(job.get(), "class").endsWith(".MethodInvokingJobDetailFactoryBean");
    Optional<String> unknown =
        unknown(trigger, OF_A_TRIGGER)
            .or(() -> unknown(job.get(), method ? OF_A_METHOD : OF_A_JOB));
    if (unknown.isPresent()) {
      return QuartzJob.left("A CronJob has nothing that is like \"" + unknown.get() + "\".");
    }
    return method ? method(job.get(), times.get()) : type(job.get(), times.get());
  }

  private QuartzJob.Reading type(XmlElement job, String times) {
    return text(job, "jobClass")
        .flatMap(sources::type)
        .map(owner -> QuartzJob.plain(sources, owner, times, Optional.empty()))
        .orElseGet(() -> QuartzJob.left("The job's class is none of the application's own."));
  }

  private QuartzJob.Reading method(XmlElement job, String times) {
    Optional<XmlElement> target =
        property(job, "targetObject")
            .flatMap(this::meant)
            .or(() -> text(job, "targetBeanName").flatMap(this::bean));
    Optional<JavaSources.Declared> owner =
        target.flatMap(bean -> sources.type(value(bean, "class")));
    String name = text(job, "targetMethod").orElse("");
    if (owner.isEmpty() || value(target.get(), "id").isEmpty()) {
      return QuartzJob.left(
          "The bean that does the work is none of this file and of the application.");
    }
    if (!owner.get().type().superInterfaceTypes().isEmpty()) {
      return QuartzJob.left("Spring may have put another object in the bean's place.");
    }
    boolean callable =
        List.of(owner.get().type().getMethods()).stream()
            .filter(method -> method.getName().getIdentifier().equals(name))
            .anyMatch(SpringTriggers::isCallable);
    Optional<String> kept =
        new StatelessBeans(sources, given()).obstacle(owner.get().unit(), owner.get().type());
    if (!callable || kept.isPresent()) {
      return QuartzJob.left(kept.orElse("The method cannot be called from the main class."));
    }
    String type = owner.get().type().getName().getIdentifier();
    String call =
        "application.getBean(\"%s\", %s.class).%s()"
            .formatted(value(target.get(), "id"), type, name);
    String label = QuartzJob.Work.label(type + "-" + name);
    return QuartzJob.at(new QuartzJob.Work(owner.get(), label, call), times, Optional.empty());
  }

  private static boolean isCallable(MethodDeclaration method) {
    return method.parameters().isEmpty()
        && Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers());
  }

  /** Fields that the file has Spring set, by the class that has them. */
  private Map<String, Set<String>> given() {
    Map<String, Set<String>> given = new HashMap<>();
    for (XmlElement bean : document.named("bean")) {
      String type = value(bean, "class").replaceFirst("^.*\\.", "");
      bean.children().stream()
          .filter(child -> child.name().equals("property"))
          .forEach(
              child ->
                  given.computeIfAbsent(type, key -> new HashSet<>()).add(value(child, "name")));
    }
    return given;
  }

  /** The bean that an element is, has in it, or names. */
  private Optional<XmlElement> meant(XmlElement element) {
    if (element.name().equals("bean")) {
      return Optional.of(element);
    }
    String named = value(element, element.name().equals("ref") ? "bean" : "ref");
    return named.isEmpty()
        ? element.children().stream().findFirst().flatMap(this::meant)
        : bean(named);
  }

  private Optional<XmlElement> bean(String id) {
    return document.named("bean").stream().filter(bean -> value(bean, "id").equals(id)).findFirst();
  }

  private static List<XmlElement> within(XmlElement property) {
    List<XmlElement> inner =
        property.children().stream()
            .flatMap(
                child ->
                    child.name().matches("list|array|set")
                        ? child.children().stream()
                        : List.of(child).stream())
            .toList();
    return inner.isEmpty() ? List.of(property) : inner;
  }

  private static Optional<XmlElement> property(XmlElement bean, String name) {
    return bean.children().stream()
        .filter(child -> child.name().equals("property") && value(child, "name").equals(name))
        .findFirst();
  }

  /** What a property says in an attribute, or in an element of its own. */
  private Optional<String> text(XmlElement bean, String name) {
    return property(bean, name)
        .map(
            property ->
                property
                    .attribute("value")
                    .map(XmlElement.Value::text)
                    .orElseGet(() -> document.text(property, "value")))
        .filter(text -> !text.isEmpty() && !text.contains("${"));
  }

  private static Optional<String> unknown(XmlElement bean, Set<String> known) {
    return bean.children().stream()
        .map(child -> child.name().equals("property") ? value(child, "name") : child.name())
        .filter(name -> !known.contains(name))
        .findFirst();
  }

  private static String value(XmlElement element, String attribute) {
    return element.attribute(attribute).map(XmlElement.Value::text).orElse("");
  }
}
