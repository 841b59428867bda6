package dev.lepton.assess.decompose;

import dev.lepton.assess.tables.Access;
import dev.lepton.assess.tables.Evidence;
import dev.lepton.assess.tables.TableAccess;
import java.util.List;

/**
 * Where an application could be cut into services. A hint: it knows code and queries, not teams,
 * transactions or deadlines. Everything is sorted, so that the same input gives the same document.
 *
 * @param verdict whether the cut is worth anything
 * @param reasons for the verdict, in words
 * @param services the largest first; empty when there is no good cut
 * @param sharedCode classes that many services use and that own nothing: a library of each
 * @param coordinators classes that only hold services together: start-up, wiring, flows
 * @param unplaced classes that nothing ties to any other
 * @param tables all that were found, with their owner and everybody who uses them
 * @param cuts what calls would go from one service to another, the most calls first
 * @param cutKeys foreign keys that a database for each service cannot hold
 * @param unread what could not be read, and is therefore missing
 */
public record Decomposition(
    Verdict verdict,
    List<String> reasons,
    Figures figures,
    List<Service> services,
    List<SharedClass> sharedCode,
    List<SharedClass> coordinators,
    List<String> unplaced,
    List<Table> tables,
    List<Cut> cuts,
    List<CutKey> cutKeys,
    List<String> unread) {

  /** What the cut is worth. */
  public enum Verdict {
    /** Services with few calls between them, each with tables of its own. */
    CLEAR,
    /** Services can be told apart, but they share tables, or talk to each other a lot. */
    COSTLY,
    /** No cut is better than chance, or there is too little code. */
    NONE
  }

  /**
   * What was looked at, and how good the cut is.
   *
   * @param classes of the application, on the top level, and files of languages besides Java
   * @param files how many of these are files
   * @param tests classes left out because they only test
   * @param generated classes left out because a program wrote them
   * @param links pairs of classes of which one uses the other
   * @param modularity of the services over code and tables: -0.5 to 1, above about 0.3 is a
   *     structure (Newman and Girvan 2004)
   * @param byChance the best modularity that as many links laid at random give; 0 when not worked
   *     out
   * @param cutShare part of the links' weight that goes between services, 0 to 1
   */
  public record Figures(
      int classes,
      int files,
      int tests,
      int generated,
      int links,
      double modularity,
      double byChance,
      double cutShare) {

    /** What is counted, in words: {@code classes}, {@code files}, or both. */
    public String units() {
      if (files == 0) {
        return "classes";
      }
      return files == classes ? "files" : "classes and files";
    }
  }

  /**
   * Whether a name is that of a file, as those of languages besides Java are named; it has a slash
   * then, which no class has.
   */
  public static boolean isFile(String name) {
    return name.indexOf('/') >= 0;
  }

  /**
   * A class without its package; a file with its folder, for many folders have a file of a name.
   */
  public static String simple(String name) {
    return isFile(name) ? name : name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * A candidate.
   *
   * @param name after its packages, else after what its classes are named for
   * @param packages the most classes first
   * @param classes in full, sorted
   * @param tables that it should own
   * @param cohesion part of its links' weight that stays inside, 0 to 1
   * @param callsIn from other services
   * @param callsOut to other services
   */
  public record Service(
      String name,
      List<PackageShare> packages,
      List<String> classes,
      List<String> tables,
      double cohesion,
      int callsIn,
      int callsOut) {}

  /** How many classes of a package a service has, of all there are. */
  public record PackageShare(String name, int classes, int of) {}

  /**
   * A class that belongs to no service.
   *
   * @param services that it uses or that use it, sorted
   * @param links how many classes use it, or it uses
   */
  public record SharedClass(String name, List<String> services, int links) {}

  /**
   * A table and who uses it.
   *
   * @param owner the service that should own it; empty when nobody in a service uses it
   * @param shared whether another service uses it too
   * @param contended whether more than one service writes it
   * @param uses by class and kind
   */
  public record Table(
      String name, String owner, boolean shared, boolean contended, List<TableUse> uses) {}

  /**
   * What one class does with a table.
   *
   * @param service empty for shared code and coordinators
   */
  public record TableUse(
      String service, String type, Access access, TableAccess.How how, Evidence evidence) {}

  /**
   * What would become calls over the network.
   *
   * @param calls in the code, counted by place
   * @param links the most calls first
   */
  public record Cut(String from, String to, int calls, List<CutLink> links) {}

  /**
   * One class that uses another across a cut.
   *
   * @param kind CALL, INHERITANCE or TYPE, the strongest there is
   * @param calls 0 when the type is only named
   */
  public record CutLink(String caller, String callee, String kind, int calls, Evidence evidence) {}

  /** A foreign key between tables of two services. */
  public record CutKey(
      String from, String fromService, String to, String toService, Evidence evidence) {}
}
