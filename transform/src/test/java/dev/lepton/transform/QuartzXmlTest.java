package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.bundle.Bundle.WorkItem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of Quartz in XML that would do something else in a process of their own stay there. */
class QuartzXmlTest {
  private static final String RULE = "lepton-java-schedule-0040";
  private static final String RULE_OF_MEMORY = "lepton-java-schedule-0060";
  private static final String RULE_OF_SPRING = "lepton-java-schedule-0070";
  private static final String MAIN =
      """
      class Night {
        public static void main(String[] args) throws Exception {
          %s
        }
      }
      """;
  private static final String JOB =
      "class Books implements Job { public void execute(JobExecutionContext c) { close(); } }";
  private static final String DATA =
      """
      <job-scheduling-data><schedule>
        <job><name>books</name><job-class>Books</job-class></job>
        <trigger>%s</trigger>
      </schedule></job-scheduling-data>
      """;
  private static final String BEANS =
      """
      <beans>
        <bean id="reports" class="Reports"/>
        <bean id="job" class="x.MethodInvokingJobDetailFactoryBean">
          <property name="targetObject" ref="reports"/><property name="targetMethod" value="send"/>
        </bean>
        <bean id="at" class="x.%s"><property name="jobDetail" ref="job"/>%s</bean>
        <bean class="x.SchedulerFactoryBean">
          <property name="triggers" ref="at"/>
        </bean>
      </beans>
      """;

  @TempDir Path directory;

  private Bundle data(String trigger) {
    return new Workspace(directory)
        .withJava(
            "src/main/java/Night.java",
            MAIN.formatted("StdSchedulerFactory.getDefaultScheduler().start();"))
        .with("src/main/java/Books.java", JOB)
        .with(
            "src/main/resources/quartz.properties",
            "org.quartz.jobStore.class=org.quartz.simpl.RAMJobStore\n"
                + "org.quartz.plugin.x.class=org.quartz.plugins.xml.XMLSchedulingDataProcessorPlugin\n")
        .with("src/main/resources/quartz_data.xml", DATA.formatted(trigger))
        .finding(RULE, "src/main/java/Night.java", "getDefaultScheduler")
        .finding(RULE_OF_MEMORY, "src/main/resources/quartz.properties", "RAMJobStore")
        .transform();
  }

  private Bundle beans(String main, String reports, String beans) {
    return new Workspace(directory)
        .withJava("src/main/java/Night.java", MAIN.formatted(main))
        .with("src/main/java/Reports.java", reports)
        .with("src/main/resources/beans.xml", beans)
        .finding(RULE_OF_SPRING, "src/main/resources/beans.xml", "SchedulerFactoryBean\"")
        .transform();
  }

  private static void assertLeft(Bundle bundle, String rule, String reason) {
    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.workItems())
        .filteredOn(item -> item.rule().equals(rule))
        .singleElement()
        .extracting(WorkItem::why)
        .asString()
        .contains(reason);
  }

  @Test
  void aTriggerOfItsOwnGroupIsCarriedAndTheMemoryForgotten() {
    Bundle bundle =
        data(
            "<cron><job-name>books</job-name><job-group>DEFAULT</job-group>"
                + "<cron-expression>0 0 3 * * ?</cron-expression></cron>");

    assertThat(bundle.changes())
        .extracting(Bundle.SourceChange::file)
        .contains("cluster-crontab", "src/main/resources/quartz.properties");
    assertThat(bundle.workItems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<simple><job-name>books</job-name></simple> | quartz_data.xml:3: It counts from the start",
        "<cron><job-name>other</job-name></cron> | Its job is not in this file",
        "<cron><job-name>books</job-name><calendar-name>c</calendar-name></cron> | \"calendar-name\"",
        "<cron><job-name>books</job-name><cron-expression>*/5 * * * * ?</cron-expression></cron> | names seconds",
      })
  void whatAFileOfQuartzSaysAndNoCronJobCanStays(String trigger, String reason) {
    Bundle bundle = data(trigger);

    assertLeft(bundle, RULE, reason);
    assertLeft(bundle, RULE_OF_MEMORY, "tables");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "class Reports { public void send() {} } | CronTriggerFactoryBean | 0 0 3 L * ? | cannot be said",
        "class Reports { public void send() {} } | SimpleTriggerFactoryBean | | counts from the start",
        "class Reports { void send() {} } | CronTriggerFactoryBean | 0 0 3 * * ? | cannot be called",
        "class Reports { int n; public void send() {} } | CronTriggerFactoryBean | 0 0 3 * * ? | keeps something",
        "class Reports implements Sender { public void send() {} } | CronTriggerFactoryBean | 0 0 3 * * ? | another object",
      })
  void whatSpringsXmlSaysAndNoCronJobCanStays(
      String reports, String trigger, String times, String reason) {
    String expression = "<property name=\"cronExpression\" value=\"" + times + "\"/>";

    assertLeft(
        beans(
            "var c = new ClassPathXmlApplicationContext(\"beans.xml\");",
            reports,
            BEANS.formatted(trigger, expression)),
        RULE_OF_SPRING,
        reason);
  }

  @Test
  void aContextThatAServletContainerOpensStays() {
    assertLeft(
        beans("new Server().start();", "class Reports {}", BEANS.formatted("CronTriggerBean", "")),
        RULE_OF_SPRING,
        "a servlet container has no command");
  }
}
