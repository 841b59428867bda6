package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Import;
import dev.lepton.assess.modules.Module.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For languages in which a name is taken from a file: Python, JavaScript, TypeScript. */
final class ImportResolver implements Resolver {
  /** How often a name may be handed on from file to file. */
  private static final int DEEPEST = 6;

  private final Map<String, Module> modules;
  private final Finder finder;

  /** Finds the file that an import means. */
  interface Finder {
    /**
     * @param from the file that imports
     * @param written the module as it is written there
     */
    Optional<String> find(String from, String written);

    /** The file that is itself a member of an imported folder, in languages that have such. */
    default Optional<String> member(String from, String written, String member) {
      return Optional.empty();
    }
  }

  ImportResolver(Map<String, Module> modules, Finder finder) {
    this.modules = modules;
    this.finder = finder;
  }

  @Override
  public Optional<Target> target(Module from, Named named) {
    List<String> chain = named.chain();
    for (int parts = Math.min(chain.size(), DEEPEST); parts > 0; parts--) {
      String local = String.join(".", chain.subList(0, parts));
      for (Import one : from.imports()) {
        if (one.local().equals(local)) {
          return place(from, one, 0).map(place -> at(place, named.rest(0), local));
        }
      }
    }
    return byStar(from, chain);
  }

  private Optional<Target> byStar(Module from, List<String> chain) {
    String head = chain.get(0);
    for (Import one : from.imports()) {
      if (one.local().equals(Module.ALL)) {
        Optional<Place> place = find(from, one.from()).flatMap(path -> declaring(path, head, 0));
        if (place.isPresent()) {
          return Optional.of(new Target(place.get().path(), head, tail(chain, 1)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> tail(List<String> chain, int from) {
    return chain.subList(Math.min(from, chain.size()), chain.size());
  }

  private Target at(Place place, List<String> chain, String local) {
    int used = local.split("\\.").length;
    if (!place.member().isEmpty()) {
      return new Target(place.path(), place.member(), tail(chain, used));
    }
    Module module = modules.get(place.path());
    if (chain.size() > used) {
      Optional<Place> member = declaring(place.path(), chain.get(used), 0);
      if (member.isPresent()) {
        return new Target(member.get().path(), member.get().member(), tail(chain, used + 1));
      }
    }
    boolean sole = module != null && module.models().size() == 1;
    return new Target(
        place.path(), sole ? module.models().get(0).name() : Module.WHOLE, tail(chain, used));
  }

  private record Place(String path, String member) {}

  private Optional<String> find(Module from, String written) {
    return finder.find(from.path(), written);
  }

  private Optional<Place> place(Module from, Import one, int depth) {
    if (one.member().isEmpty()) {
      return find(from, one.from()).map(path -> new Place(path, Module.WHOLE));
    }
    Optional<String> file = finder.member(from.path(), one.from(), one.member());
    if (file.isPresent()) {
      return file.map(path -> new Place(path, Module.WHOLE));
    }
    return find(from, one.from())
        .map(
            path ->
                declaring(path, one.member(), depth).orElse(new Place(path, member(path, one))));
  }

  /** A default export is the file's only model, if it has one. */
  private String member(String path, Import one) {
    Module module = modules.get(path);
    boolean sole = one.member().equals("default") && module != null && module.models().size() == 1;
    return sole ? module.models().get(0).name() : one.member();
  }

  /** Follows a name that files hand on. */
  private Optional<Place> declaring(String path, String name, int depth) {
    Module module = modules.get(path);
    if (module == null || depth > DEEPEST) {
      return Optional.empty();
    }
    boolean model = module.models().stream().anyMatch(one -> one.name().equals(name));
    if (model || module.declares().contains(name)) {
      return Optional.of(new Place(path, name));
    }
    for (Import one : module.imports()) {
      if (one.local().equals(name)) {
        return place(module, one, depth + 1);
      }
    }
    for (Import one : module.imports()) {
      if (one.local().equals(Module.ALL)) {
        Optional<Place> found =
            find(module, one.from()).flatMap(next -> declaring(next, name, depth + 1));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Imported> imported(Module from) {
    List<Imported> imported = new ArrayList<>();
    for (Import one : from.imports()) {
      Optional<String> path =
          one.member().equals(Module.ALL)
              ? find(from, one.from())
              : place(from, one, 0).map(Place::path);
      path.ifPresent(found -> imported.add(new Imported(found, one.line())));
    }
    return imported;
  }
}
