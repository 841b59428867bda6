package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Kind;
import dev.lepton.assess.modules.Module.Model;
import dev.lepton.assess.modules.Module.Named;
import dev.lepton.assess.modules.Module.Relation;
import dev.lepton.assess.modules.Module.Touch;
import dev.lepton.assess.modules.Resolver.Imported;
import dev.lepton.assess.modules.Resolver.Target;
import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.reference.uses.UseCollector;
import dev.lepton.assess.tables.Access;
import dev.lepton.assess.tables.Evidence;
import dev.lepton.assess.tables.ForeignKey;
import dev.lepton.assess.tables.TableAccess;
import dev.lepton.assess.tables.TableAccess.How;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts together what the files of one language say. For one use. */
final class ModuleLinks {
  private final ModuleLanguage language;
  private final Map<String, Module> modules;
  private final Resolver resolver;
  private final PrismaSchema prisma;
  private final Map<Target, String> tables = new HashMap<>();
  private final List<FileUses> uses = new ArrayList<>();
  private final Set<TableAccess> accesses = new HashSet<>();
  private final List<ForeignKey> keys = new ArrayList<>();

  ModuleLinks(
      ModuleLanguage language,
      Map<String, Module> modules,
      Resolver resolver,
      PrismaSchema prisma) {
    this.language = language;
    this.modules = modules;
    this.resolver = resolver;
    this.prisma = prisma;
  }

  List<FileUses> uses() {
    return uses;
  }

  Set<TableAccess> accesses() {
    return accesses;
  }

  List<ForeignKey> keys() {
    return keys;
  }

  void link() {
    modules.values().forEach(this::models);
    modules.values().forEach(this::properties);
    for (Module module : modules.values()) {
      if (!module.isPassing()) {
        link(module);
      }
    }
  }

  /** A mapping may stand beside the class, or in a file about it. */
  private void models(Module module) {
    for (Model model : module.models()) {
      boolean own =
          module.declares().stream()
              .anyMatch(name -> name.equals(model.name()) || name.endsWith("." + model.name()));
      Target here = new Target(module.path(), model.name(), List.of());
      Target target = own ? here : named(module, model.name()).map(ModuleLinks::bare).orElse(here);
      map(target, model.table(), new Evidence(module.path(), model.line()));
    }
  }

  private static Target bare(Target target) {
    return new Target(target.path(), target.member(), List.of());
  }

  private void map(Target target, String table, Evidence evidence) {
    if (tables.putIfAbsent(target, table) == null) {
      Module owner = modules.get(target.path());
      accesses.add(new TableAccess(table, owner.node(), Access.MAPS, How.MAPPING, evidence));
    }
  }

  private Optional<Target> named(Module module, String dotted) {
    return resolver.target(module, new Named(List.of(dotted.split("\\.")), Kind.MENTION, 0));
  }

  /** A set of entities is named for its table, unless the entity says otherwise. */
  private void properties(Module module) {
    if (language == ModuleLanguage.CSHARP) {
      module
          .handles()
          .forEach(
              (property, model) ->
                  named(module, String.join(".", model))
                      .map(ModuleLinks::bare)
                      .ifPresent(target -> map(target, property, new Evidence(target.path(), 1))));
    }
  }

  private void link(Module module) {
    UseCollector into = new UseCollector();
    into.declared(module.node(), 1);
    if (module.generated()) {
      into.generated();
    }
    for (Imported one : resolver.imported(module)) {
      use(module, one.path(), Site.TYPE, "", one.line(), into);
    }
    Map<String, Target> handles = new HashMap<>();
    handles(module, handles);
    for (Named named : module.names()) {
      Optional<Target> target = resolver.target(module, named);
      target.ifPresent(found -> use(module, named, found, handles, into));
    }
    module.names().forEach(named -> handled(module, named, handles));
    module.relations().forEach(relation -> relation(module, relation, into));
    module.touches().forEach(touch -> touch(module, touch));
    module.texts().forEach(text -> into.text(module.node(), text.phrase(), text.line()));
    uses.add(into.build(module.path()));
  }

  private void handles(Module owner, Map<String, Target> into) {
    owner
        .handles()
        .forEach(
            (property, model) ->
                named(owner, String.join(".", model))
                    .map(ModuleLinks::bare)
                    .filter(tables::containsKey)
                    .ifPresent(target -> into.putIfAbsent(property, target)));
  }

  private void use(
      Module module, Named named, Target found, Map<String, Target> handles, UseCollector into) {
    Module other = modules.get(found.path());
    if (other != null && language == ModuleLanguage.CSHARP && other != module) {
      handles(other, handles);
    }
    String member = found.member();
    Site site =
        switch (named.kind()) {
          case SUPER -> Site.SUPERTYPE;
          case NEW -> Site.CONSTRUCTOR_CALL;
          case CALL -> Site.METHOD_CALL;
          case TYPE, MENTION -> Site.TYPE;
        };
    use(module, found.path(), site, member, named.line(), into);
    Optional.ofNullable(tables.get(bare(found)))
        .filter(table -> named.kind() != Kind.TYPE && named.kind() != Kind.SUPER)
        .ifPresent(table -> access(module, table, writes(named, found), named.line()));
  }

  /** An object is made to be stored, where the language has no other word for it. */
  private static boolean writes(Named named, Target found) {
    boolean made = named.kind() == Kind.NEW || named.kind() == Kind.CALL && found.rest().isEmpty();
    return made || Writing.isIn(found.rest());
  }

  private void access(Module module, String table, boolean writes, int line) {
    accesses.add(
        new TableAccess(
            table,
            module.node(),
            writes ? Access.WRITES : Access.READS,
            How.REPOSITORY_CALL,
            new Evidence(module.path(), line)));
  }

  private void use(
      Module module, String path, Site site, String member, int line, UseCollector into) {
    Module other = modules.get(path);
    if (other != null && other != module && !other.isPassing()) {
      Mention plain = Mention.of(site, List.of(other.node()), List.of());
      into.mention(
          module.node(),
          new Mention(site, plain.types(), member, plain.parameters(), List.of(), List.of(), ""),
          line);
    }
  }

  /** {@code this.orders.save(…)}, {@code db.Orders.Add(…)}, {@code prisma.order.create(…)}. */
  private void handled(Module module, Named named, Map<String, Target> handles) {
    List<String> chain = named.chain();
    for (int i = 0; i < Math.min(chain.size(), 3); i++) {
      Target target = handles.get(chain.get(i));
      boolean asked = i + 1 < chain.size() || language == ModuleLanguage.CSHARP && i > 0;
      if (target != null && asked) {
        access(module, tables.get(target), Writing.isIn(named.rest(i + 1)), named.line());
        return;
      }
    }
    prisma
        .at(chain)
        .ifPresent(
            i ->
                access(
                    module,
                    prisma.tables().get(chain.get(i)),
                    Writing.isIn(named.rest(i + 1)),
                    named.line()));
  }

  private void touch(Module module, Touch touch) {
    accesses.add(
        new TableAccess(
            touch.table(),
            module.node(),
            Writing.isIn(touch.members()) ? Access.WRITES : Access.READS,
            How.QUERY,
            new Evidence(module.path(), touch.line())));
  }

  private void relation(Module module, Relation relation, UseCollector into) {
    String own = tables.get(new Target(module.path(), relation.model(), List.of()));
    if (own == null) {
      return;
    }
    Evidence evidence = new Evidence(module.path(), relation.line());
    Optional<Target> target = related(module, relation.target());
    target.ifPresent(found -> use(module, found.path(), Site.TYPE, "", relation.line(), into));
    Function<Target, Optional<String>> table = found -> Optional.ofNullable(tables.get(found));
    target
        .flatMap(table)
        .or(() -> column(relation.target()))
        .filter(other -> !other.equals(own))
        .ifPresent(other -> keys.add(new ForeignKey(own, other, evidence)));
  }

  private Optional<Target> related(Module module, String written) {
    Target here = new Target(module.path(), written, List.of());
    if (tables.containsKey(here)) {
      return Optional.of(here);
    }
    Optional<Target> named = named(module, written).map(ModuleLinks::bare);
    return named.isPresent() || written.indexOf('.') < 0 ? named : ofApplication(written);
  }

  /** Django's {@code orders.Order}: the model of that name in that application's folder. */
  private Optional<Target> ofApplication(String written) {
    String folder = written.substring(0, written.lastIndexOf('.'));
    String name = written.substring(written.lastIndexOf('.') + 1);
    return tables.keySet().stream()
        .filter(target -> target.member().equals(name))
        .filter(target -> ("/" + target.path()).contains("/" + folder + "/"))
        .min(java.util.Comparator.comparing(Target::path));
  }

  /** SQLAlchemy's {@code orders.id}. */
  private Optional<String> column(String written) {
    int dot = written.lastIndexOf('.');
    String table = written.substring(0, Math.max(0, dot));
    return tables.containsValue(table) ? Optional.of(table) : Optional.empty();
  }
}
