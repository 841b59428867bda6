package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Unreadable;
import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.reference.text.Work;
import dev.lepton.assess.reference.types.ClassPath;
import dev.lepton.assess.reference.types.Signatures;
import dev.lepton.assess.reference.types.TypeUse;
import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.reference.uses.UseCollector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads what classes in class files use, each file once, without running or loading any. */
public final class ClassUses {
  private final HitSink sink;

  /**
   * @param sink hears of files that cannot be read
   */
  public ClassUses(HitSink sink) {
    this.sink = sink;
  }

  /**
   * @param threads at least one
   * @return in the order of the classes, without those that cannot be read
   */
  public List<FileUses> read(List<InputFile> classes, int threads) {
    Map<InputFile, FileUses> read = new ConcurrentHashMap<>();
    try (ClassPath none = ClassPath.of(List.of())) {
      Owners owners = new Owners(Map.of(), none);
      Work.each(
          classes,
          threads,
          file ->
              bytes(file)
                  .ifPresent(
                      bytes ->
                          Work.guard(() -> read.put(file, read(file, bytes, owners)), file, sink)));
    }
    return classes.stream().flatMap(file -> Optional.ofNullable(read.get(file)).stream()).toList();
  }

  private Optional<byte[]> bytes(InputFile file) {
    try {
      return Optional.of(Texts.bytes(file, Texts.LARGEST));
    } catch (IOException e) {
      sink.unread(file.uri(), Unreadable.reason(e));
      return Optional.empty();
    }
  }

  private static FileUses read(InputFile file, byte[] bytes, Owners owners) {
    ClassReader reader = new ClassReader(bytes);
    String type = Signatures.dotted(reader.getClassName());
    UseCollector into = new UseCollector();
    into.declared(type, 0);
    Told told = new Told(type, into);
    reader.accept(new Outer(new ClassMentions(owners, told), type, into), ClassReader.SKIP_FRAMES);
    return into.build(file.path());
  }

  /** What mentions do not tell: type arguments of supertypes, and texts. */
  private static final class Outer extends ClassVisitor {
    private final String type;
    private final UseCollector into;

    Outer(ClassVisitor mentions, String type, UseCollector into) {
      super(Opcodes.ASM9, mentions);
      this.type = type;
      this.into = into;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String parent,
        String[] interfaces) {
      super.visit(version, access, name, signature, parent, interfaces);
      if (signature == null) {
        return;
      }
      for (TypeUse use : Signatures.supertypes(signature)) {
        if (!use.arguments().isEmpty()) {
          String about = use.single().orElse("");
          into.argument(type, about, use.arguments().get(0).names(), 0);
        }
      }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor mentions = super.visitMethod(access, name, descriptor, signature, exceptions);
      return mentions == null ? null : new MethodTexts(mentions, type, into);
    }
  }

  private record Told(String type, UseCollector into) implements LineSink {
    @Override
    public void mention(Mention mention, String packageName, int line) {
      into.mention(type, mention, line);
    }

    @Override
    public boolean concerns(Site site, List<String> types, String member) {
      return UseCollector.concerns(site, types);
    }
  }
}
