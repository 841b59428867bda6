package dev.lepton.assess.rules;

import java.util.List;

/** All rules, in one list. */
public final class RuleBook {
  private static final List<Rule> RULES =
      List.of(
          JdbcUrlRule.rule(),
          CredentialRule.rule(),
          PortRules.fixed(),
          PortRules.privileged(),
          HostRule.rule(),
          DirectoryRule.rule(),
          SessionRules.inMemorySession(),
          SessionRules.stickyCache(),
          UploadRule.rule(),
          LoggingRule.rule(),
          SchedulerRule.rule(),
          HealthRules.missingHealthEndpoint(),
          HealthRules.missingGracefulShutdown(),
          DevelopmentRules.developmentServer(),
          DevelopmentRules.debugMode(),
          RuntimeRules.nativeLibrary(),
          RuntimeRules.endOfLife(),
          RuntimeRules.remoteObjects(),
          RuntimeRules.multicast(),
          ConfigSecretRule.rule());

  private RuleBook() {}

  public static List<Rule> rules() {
    return RULES;
  }
}
