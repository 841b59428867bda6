/**
 * Which of two versions is the newer one, as each ecosystem has it. Texts that are no versions are
 * compared too, somehow but always alike.
 */
@NullMarked
package dev.lepton.accept.security.version;

import org.jspecify.annotations.NullMarked;
