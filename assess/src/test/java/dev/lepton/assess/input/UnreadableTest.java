package dev.lepton.assess.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class UnreadableTest {
  @Test
  void reasonsAreWordsAndNoPaths() {
    assertThat(Unreadable.reason(new AccessDeniedException("/srv/app/a.py")))
        .isEqualTo("cannot be read: its permissions do not let this user");
    assertThat(Unreadable.reason(new FileSystemException("/srv/a", null, "Input/output error")))
        .isEqualTo("cannot be read: Input/output error");
    assertThat(Unreadable.reason(new NoSuchFileException("/srv/a")))
        .isEqualTo("cannot be read: NoSuchFileException");
    assertThat(Unreadable.reason(new IOException("the disk is gone")))
        .isEqualTo("cannot be read: the disk is gone");
  }
}
