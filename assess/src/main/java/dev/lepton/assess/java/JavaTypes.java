package dev.lepton.assess.java;

import dev.lepton.assess.code.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.SimpleName;

/**
 * Works out an expression's type from declarations in the same file and a few well-known return
 * types.
 */
final class JavaTypes {
  private static final List<String> SERVLET_REQUESTS =
      List.of("javax.servlet.http.HttpServletRequest", "jakarta.servlet.http.HttpServletRequest");

  /** Return types of library methods whose results rules look at: owner#method to type. */
  private static final Map<String, String> RETURNS = returns();

  private final JavaNames names;
  private final JavaScopes scopes;
  private final Map<String, TypeName> ownMethods = new HashMap<>();

  JavaTypes(JavaNames names, JavaScopes scopes) {
    this.names = names;
    this.scopes = scopes;
  }

  private static Map<String, String> returns() {
    Map<String, String> types = new HashMap<>();
    types.put("java.lang.Runtime#getRuntime", "java.lang.Runtime");
    types.put("java.lang.System#getenv", "java.util.Map");
    types.put("java.sql.DriverManager#getConnection", "java.sql.Connection");
    for (String factory : List.of("newScheduledThreadPool", "newSingleThreadScheduledExecutor")) {
      types.put(
          "java.util.concurrent.Executors#" + factory,
          "java.util.concurrent.ScheduledExecutorService");
    }
    for (String request : SERVLET_REQUESTS) {
      String servlet = request.substring(0, request.lastIndexOf('.') + 1);
      types.put(request + "#getSession", servlet + "HttpSession");
      types.put(request + "#getPart", servlet + "Part");
    }
    types.put(
        "org.apache.catalina.startup.Tomcat#getConnector",
        "org.apache.catalina.connector.Connector");
    return Map.copyOf(types);
  }

  void declareMethod(String name, TypeName returnType) {
    ownMethods.put(name, returnType);
  }

  TypeName typeOf(Expression expression) {
    if (expression instanceof ParenthesizedExpression inner) {
      return typeOf(inner.getExpression());
    }
    if (expression instanceof CastExpression cast) {
      return names.resolve(cast.getType());
    }
    if (expression instanceof ClassInstanceCreation creation) {
      return names.resolve(creation.getType());
    }
    if (expression instanceof FieldAccess access) {
      return variable(access.getName().getIdentifier()).orElse(TypeName.UNKNOWN);
    }
    if (expression instanceof MethodInvocation call) {
      return returnType(call);
    }
    return expression instanceof Name name ? typeOfName(name) : TypeName.UNKNOWN;
  }

  private TypeName typeOfName(Name name) {
    if (name instanceof SimpleName simple) {
      String written = simple.getIdentifier();
      return variable(written)
          .orElseGet(
              () ->
                  Character.isUpperCase(written.charAt(0))
                      ? names.resolve(written)
                      : TypeName.UNKNOWN);
    }
    String last = ((QualifiedName) name).getName().getIdentifier();
    return Character.isUpperCase(last.charAt(0))
        ? names.resolve(name.getFullyQualifiedName())
        : TypeName.UNKNOWN;
  }

  private Optional<TypeName> variable(String name) {
    return scopes.find(name).map(JavaVariable::type);
  }

  /** The type that declares the called method: the receiver's, or the file's own. */
  TypeName ownerOf(MethodInvocation call) {
    if (call.getExpression() != null) {
      return typeOf(call.getExpression());
    }
    return names
        .staticImport(call.getName().getIdentifier())
        .map(member -> TypeName.of(member.substring(0, member.lastIndexOf('.'))))
        .orElse(TypeName.UNKNOWN);
  }

  private TypeName returnType(MethodInvocation call) {
    String method = call.getName().getIdentifier();
    if (call.getExpression() == null && ownMethods.containsKey(method)) {
      return ownMethods.get(method);
    }
    List<String> types = new ArrayList<>();
    for (String owner : ownerOf(call).candidates()) {
      String type = RETURNS.get(owner + "#" + method);
      if (type != null) {
        types.add(type);
      }
    }
    return new TypeName(types);
  }
}
