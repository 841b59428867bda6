/** Commands for what runs: watch it, keep it healthy and cheap, and practise its failures. */
@NullMarked
package dev.lepton.cli.operate;

import org.jspecify.annotations.NullMarked;
