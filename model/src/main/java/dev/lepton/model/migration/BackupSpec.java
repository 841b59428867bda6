package dev.lepton.model.migration;

import dev.lepton.model.secret.SecretReference;
import java.util.Optional;

/**
 * @param enabled whether a backup is taken before anything else happens
 * @param key reference to a 256-bit key in base64; empty to have one generated in the workspace,
 *     readable by its owner only
 */
public record BackupSpec(boolean enabled, Optional<SecretReference> key) {}
