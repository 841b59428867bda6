package dev.lepton.assess.java;

import dev.lepton.assess.code.TypeName;
import java.util.Optional;
import org.eclipse.jdt.core.dom.Expression;

/**
 * @param initializer what the variable is made from; empty for a parameter
 */
record JavaVariable(TypeName type, Optional<Expression> initializer) {}
