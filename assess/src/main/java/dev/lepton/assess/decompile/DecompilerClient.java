package dev.lepton.assess.decompile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.java.decompiler.main.Fernflower;
import org.jspecify.annotations.Nullable;

/** Asks a {@link DecompilerProcess}, started with the first question. For one thread. */
final class DecompilerClient implements AutoCloseable {
  private static final String HEAP = "-Xmx128m";

  private final Duration patience;
  private final ExecutorService waiting =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "decompiler");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Process process;

  /**
   * @param patience with one class
   */
  DecompilerClient(Duration patience) {
    this.patience = patience;
  }

  /** No text, and why, in words for the user. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String reason) {
      super(reason);
    }
  }

  /**
   * @param files a class and those nested in it, by their internal names, the wanted one first
   * @throws Failed when it cannot be decompiled within bounds
   */
  DecompiledText decompile(Map<String, byte[]> files) throws Failed {
    Future<DecompiledText> answer = waiting.submit(() -> ask(files));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      end();
      throw new Failed("it takes longer than " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failed failed) {
        throw failed;
      }
      end();
      throw new Failed("it needs more memory than " + HEAP.substring(4) + ", or cannot be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end();
      throw new Failed("it was interrupted");
    }
  }

  private DecompiledText ask(Map<String, byte[]> files) throws IOException, Failed {
    Process running = running();
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(running.getOutputStream()));
    out.writeInt(files.size());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      out.writeUTF(file.getKey());
      out.writeInt(file.getValue().length);
      out.write(file.getValue());
    }
    out.flush();
    DataInputStream in = new DataInputStream(new BufferedInputStream(running.getInputStream()));
    boolean success = in.readBoolean();
    String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    int[] lines = new int[in.readInt()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = in.readInt();
    }
    if (!success) {
      throw new Failed("the decompiler gave up: " + text);
    }
    return new DecompiledText(text, lines);
  }

  private synchronized Process running() throws IOException {
    Process known = process;
    if (known == null || !known.isAlive()) {
      known =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  HEAP,
                  "-XX:+UseSerialGC",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classPath(),
                  DecompilerProcess.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process = known;
    }
    return known;
  }

  private static String classPath() {
    return Stream.of(DecompilerProcess.class, Fernflower.class)
        .map(DecompilerClient::home)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program does not know where it is", e);
    }
  }

  private synchronized void end() {
    Process known = process;
    if (known != null) {
      known.destroyForcibly();
      process = null;
    }
  }

  @Override
  public void close() {
    end();
    waiting.shutdownNow();
  }
}
