package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Import;
import dev.lepton.assess.modules.Module.Named;
import dev.lepton.assess.modules.Module.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For languages in which names live in namespaces, whatever file they are in. */
final class SpaceResolver implements Resolver {
  private static final int LONGEST = 6;

  private final Map<String, String> declared = new HashMap<>();
  private final Set<String> opened = new LinkedHashSet<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Map<String, String> packages;

  /**
   * @param modules of one language, sorted by path
   * @param packages folders by the path that they are imported by, where a language has such
   */
  SpaceResolver(List<Module> modules, Map<String, String> packages) {
    this.packages = packages;
    for (Module module : modules) {
      files.add(module.path());
      module.declares().forEach(name -> declared.putIfAbsent(name, module.path()));
      module.scope().opened().stream()
          .filter(name -> name.startsWith(CsharpReader.GLOBAL))
          .map(name -> name.substring(CsharpReader.GLOBAL.length()))
          .forEach(opened::add);
    }
  }

  @Override
  public Optional<Target> target(Module from, Named named) {
    List<String> chain = named.chain();
    Optional<String> folder = folder(from, chain.get(0));
    if (folder.isPresent()) {
      return chain.size() > 1
          ? known(folder.get() + "." + chain.get(1), chain, 2)
          : Optional.empty();
    }
    for (int parts = Math.min(chain.size(), LONGEST); parts > 0; parts--) {
      for (String name : names(from.scope(), chain.subList(0, parts))) {
        Optional<Target> found = known(name, chain, parts);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Target> known(String name, List<String> chain, int used) {
    return Optional.ofNullable(declared.get(name))
        .map(
            path ->
                new Target(
                    path,
                    name.substring(name.lastIndexOf('.') + 1),
                    chain.subList(used, chain.size())));
  }

  private Optional<String> folder(Module from, String local) {
    return from.imports().stream()
        .filter(one -> one.local().equals(local))
        .map(Import::from)
        .flatMap(path -> Optional.ofNullable(packages.get(path)).stream())
        .findFirst();
  }

  /** What a name may be called in full, the nearest namespace first. */
  private List<String> names(Scope scope, List<String> chain) {
    String written = String.join(".", chain);
    List<String> names = new ArrayList<>();
    String alias = scope.aliases().get(chain.get(0));
    if (alias != null) {
      names.add(alias + written.substring(chain.get(0).length()));
    }
    for (String space = scope.own(); !space.isEmpty(); ) {
      names.add(space + "." + written);
      space = space.substring(0, Math.max(0, space.lastIndexOf('.')));
    }
    names.add(written);
    scope.opened().forEach(space -> names.add(space + "." + written));
    opened.forEach(space -> names.add(space + "." + written));
    return names;
  }

  @Override
  public List<Imported> imported(Module from) {
    List<Imported> imported = new ArrayList<>();
    for (Import one : from.imports()) {
      String path = NodeFinder.normal(from.folder() + "/" + one.from());
      for (String candidate : List.of(path, path + ".rb")) {
        if (files.contains(candidate)) {
          imported.add(new Imported(candidate, one.line()));
        }
      }
    }
    return imported;
  }
}
