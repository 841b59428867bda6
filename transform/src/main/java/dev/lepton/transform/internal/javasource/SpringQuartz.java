package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.config.XmlDocument;
import dev.lepton.transform.internal.config.XmlElement;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * A Quartz scheduler that Spring's XML makes: the environment says whether it starts, and the main
 * method that opens the context runs one job where JOB names it. All jobs go or none.
 */
record SpringQuartz(JavaSources sources) {
  static final String RULE = "lepton-java-schedule-0070";

  private static final Set<String> OF_THE_SCHEDULER =
      Set.of(
          "triggers",
          "jobDetails",
          "schedulerName",
          "overwriteExistingJobs",
          "waitForJobsToCompleteOnShutdown");
  private static final String AUTO_STARTUP =
      "<property name=\"autoStartup\" value=\"#{systemEnvironment['IN_PROCESS_JOBS'] != 'off' and"
          + " systemEnvironment['JOB'] == null}\"/>";
  private static final List<String> OPENERS =
      List.of(
          "ClassPathXmlApplicationContext",
          "FileSystemXmlApplicationContext",
          "GenericXmlApplicationContext");

  /** The variable of a main method that keeps the context. */
  private record Opened(JavaUnit unit, VariableDeclarationStatement statement, String variable) {}

  void answer(Refactoring refactoring, List<Finding> findings) {
    for (Finding finding : findings) {
      List<String> obstacles = new ArrayList<>();
      Map<String, QuartzJob> jobs = new LinkedHashMap<>();
      Optional<TextFile> text = refactoring.tree().text(finding.file());
      Optional<Opened> opened = opened();
      Optional<XmlElement> scheduler =
          text.map(XmlDocument::new).flatMap(document -> scheduler(document, finding));
      if (opened.isEmpty()) {
        obstacles.add(
            "No single main method was found that keeps the context of Spring's XML in a variable:"
                + " a servlet container has no command that runs one job.");
      } else if (scheduler.isEmpty() || findings.size() > 1) {
        obstacles.add("There is more than one scheduler, or it is not a bean by itself.");
      } else {
        XmlDocument document = new XmlDocument(text.orElseThrow());
        obstacles.addAll(strange(document, scheduler.get()));
        QuartzJobs.take(new SpringTriggers(sources, document).of(scheduler.get()), jobs, obstacles);
        obstacles.addAll(new QuartzRunner(opened.get().unit, true, jobs).obstacles(refactoring));
      }
      if (jobs.isEmpty() && obstacles.isEmpty()) {
        obstacles.add("The scheduler names no trigger here.");
      }
      if (obstacles.isEmpty()) {
        change(refactoring, opened.orElseThrow(), jobs);
        turnOff(refactoring, text.orElseThrow(), scheduler.orElseThrow());
        refactoring.answer(finding);
      } else {
        refactoring.leave(finding, String.join(" ", obstacles));
      }
    }
  }

  private static Optional<XmlElement> scheduler(XmlDocument document, Finding finding) {
    List<XmlElement> found = SpringTriggers.beans(document, "SchedulerFactoryBean");
    return found.size() == 1 && document.file().lineAt(found.get(0).start()) <= finding.line()
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  private static List<String> strange(XmlDocument document, XmlElement scheduler) {
    return scheduler.children().stream()
        .map(child -> child.attribute("name").map(XmlElement.Value::text).orElse(child.name()))
        .filter(name -> !OF_THE_SCHEDULER.contains(name))
        .map(
            name ->
                document.file().path()
                    + ": What the scheduler's \""
                    + name
                    + "\" is for is not told here.")
        .toList();
  }

  private Optional<Opened> opened() {
    List<Opened> found = new ArrayList<>();
    List<JavaUnit> units =
        OPENERS.stream().flatMap(name -> sources.mentioning(name).stream()).distinct().toList();
    for (JavaUnit unit : units) {
      for (VariableDeclarationFragment variable :
          unit.all(VariableDeclarationFragment.class, SpringQuartz::isContext)) {
        if (variable.getParent() instanceof VariableDeclarationStatement statement
            && statement.getParent() instanceof Block body
            && body.getParent() instanceof MethodDeclaration method
            && method.getName().getIdentifier().equals("main")) {
          found.add(new Opened(unit, statement, variable.getName().getIdentifier()));
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean isContext(VariableDeclarationFragment variable) {
    return variable.getInitializer() instanceof ClassInstanceCreation made
        && OPENERS.contains(made.getType().toString().replaceFirst("^.*\\.", ""));
  }

  private static void change(Refactoring refactoring, Opened opened, Map<String, QuartzJob> jobs) {
    QuartzRunner runner = new QuartzRunner(opened.unit, true, jobs);
    boolean closes =
        !opened.statement.getType().toString().matches("(.*\\.)?(ApplicationContext|BeanFactory)");
    String closed =
        closes
            ? opened.variable
            : "((org.springframework.context.ConfigurableApplicationContext) "
                + opened.variable
                + ")";
    String text =
        """
        if (System.getenv("JOB") != null) {
          try {
            %s.run(%s, System.getenv("JOB"));
          } finally {
            %s.close();
          }
          return;
        }
        """
            .formatted(QuartzRunner.NAME, opened.variable, closed);
    int end = opened.statement.getStartPosition() + opened.statement.getLength();
    runner.edit(refactoring, end, 0, text, RULE);
    runner.write(refactoring, RULE);
  }

  private static void turnOff(Refactoring refactoring, TextFile file, XmlElement scheduler) {
    int begin = scheduler.children().get(0).start();
    int line = file.lineAt(begin);
    String own = file.line(line);
    String between = file.newline() + own.substring(0, own.length() - own.stripLeading().length());
    refactoring.edit(
        new Edit(Concern.SCHEDULED_JOBS, file.path(), begin, 0, AUTO_STARTUP + between, RULE));
  }
}
