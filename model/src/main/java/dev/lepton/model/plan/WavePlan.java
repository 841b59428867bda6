package dev.lepton.model.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which applications move together, and in which order. Equal input gives an equal document.
 *
 * @param waves in the order in which they move
 * @param together applications that cannot move apart, with the reasons
 * @param cycles dependencies in a circle, in words
 * @param score what the plan was chosen by
 * @param rules each in words; an independent verifier has found all of them kept
 * @param schedule empty where no first day was given
 * @param stayBehind applications that do not move, with the reason
 * @param leftOut rows that could not be used, each with line and column
 * @param notes what else is worth knowing
 */
public record WavePlan(
    List<Wave> waves,
    List<Together> together,
    List<String> cycles,
    Score score,
    List<String> rules,
    Optional<Schedule> schedule,
    List<String> stayBehind,
    List<String> leftOut,
    List<String> notes) {

  public WavePlan {
    waves = List.copyOf(waves);
    together = List.copyOf(together);
    cycles = List.copyOf(cycles);
    rules = List.copyOf(rules);
    stayBehind = List.copyOf(stayBehind);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * @param number from 1
   * @param environment production or non-production
   * @param applications by name
   * @param servers how many, each counted once
   * @param effortDays days of work
   * @param needs numbers of earlier waves that applications of this one depend on
   */
  public record Wave(
      int number,
      String environment,
      List<Member> applications,
      int servers,
      double effortDays,
      List<Integer> needs,
      Optional<Dates> dates) {
    public Wave {
      applications = List.copyOf(applications);
      needs = List.copyOf(needs);
    }
  }

  /**
   * An application in its wave.
   *
   * @param servers ids
   * @param effortDays days of work
   * @param careful why it must not be among the first; empty if it may
   */
  public record Member(
      String name, List<String> servers, double effortDays, Optional<String> careful) {
    public Member {
      servers = List.copyOf(servers);
    }
  }

  /**
   * When a wave is worked on; all days are included.
   *
   * @param team from 1
   * @param slackDays calendar days that its preparation can take longer without moving the end
   * @param waitsFor what the day of the move was waiting for, in words
   */
  public record Dates(
      int team,
      LocalDate prepareFrom,
      LocalDate prepareTo,
      LocalDate moveFrom,
      LocalDate moveTo,
      LocalDate watchTo,
      int slackDays,
      String waitsFor) {}

  /**
   * @param reasons what ties them, each with its place
   */
  public record Together(List<String> applications, List<String> reasons) {
    public Together {
      applications = List.copyOf(applications);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * @param fewestWaves that no plan can go below, by capacity
   * @param best whether no plan is better; where it is not known, the search has only found none
   * @param crossing dependencies between applications of different waves
   * @param stretched over how many waves these dependencies reach, all together
   * @param bridged dependencies that were allowed to wait for their target
   */
  public record Score(
      int waves, int fewestWaves, boolean best, int crossing, long stretched, int bridged) {}

  /**
   * @param end if all work takes as long as estimated
   * @param p50End as likely to be exceeded as not, by a simulation of wrong estimates
   * @param p90End exceeded in one of ten cases
   * @param criticalPath what the last day depends on, from the first day on, in words
   * @param closed days on which nothing moves, or one application does not
   */
  public record Schedule(
      LocalDate start,
      LocalDate end,
      LocalDate p50End,
      LocalDate p90End,
      List<String> criticalPath,
      List<Closed> closed) {
    public Schedule {
      criticalPath = List.copyOf(criticalPath);
      closed = closed == null ? List.of() : List.copyOf(closed);
    }
  }

  /**
   * @param from the first day
   * @param to the last day
   * @param application whose move it forbids; empty for all
   */
  public record Closed(LocalDate from, LocalDate to, String reason, Optional<String> application) {}
}
