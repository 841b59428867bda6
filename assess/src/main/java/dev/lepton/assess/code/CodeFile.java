package dev.lepton.assess.code;

import dev.lepton.assess.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The facts of one source file. Rules read these and never the syntax tree, which is gone by then.
 *
 * @param problems syntax errors that the parser worked around, each with its position
 */
public record CodeFile(
    SourceFile source,
    List<Reference> references,
    List<NamedValue> values,
    List<Call> calls,
    List<Text> texts,
    List<EntryPoint> entryPoints,
    List<String> problems) {

  public CodeFile {
    references = List.copyOf(references);
    values = List.copyOf(values);
    calls = List.copyOf(calls);
    texts = List.copyOf(texts);
    entryPoints = List.copyOf(entryPoints);
    problems = List.copyOf(problems);
  }

  public Stream<Call> calls(String type, String method) {
    return calls.stream().filter(call -> call.is(type, method));
  }

  public Stream<Reference> references(Reference.Kind kind) {
    return references.stream().filter(reference -> reference.kind() == kind);
  }

  /** Collects facts while a file is read. Not thread-safe. */
  public static final class Builder {
    private final List<Reference> references = new ArrayList<>();
    private final List<NamedValue> values = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<EntryPoint> entryPoints = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    public void add(Reference reference) {
      references.add(reference);
    }

    public void add(NamedValue value) {
      values.add(value);
    }

    public void add(Call call) {
      calls.add(call);
    }

    public void add(Text text) {
      texts.add(text);
    }

    public void add(EntryPoint entryPoint) {
      entryPoints.add(entryPoint);
    }

    public void addProblem(String problem) {
      problems.add(problem);
    }

    public CodeFile build(SourceFile source) {
      return new CodeFile(source, references, values, calls, texts, entryPoints, problems);
    }
  }
}
