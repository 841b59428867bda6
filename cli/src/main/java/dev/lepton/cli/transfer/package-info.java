/** Moving, following and comparing databases without a migration.yaml. */
@NullMarked
package dev.lepton.cli.transfer;

import org.jspecify.annotations.NullMarked;
