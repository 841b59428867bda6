package dev.lepton.assess.code;

/**
 * A variable, field or setting gets a value.
 *
 * @param qualifiedName unique within the application for a field or module variable; the bare name
 *     for a local one
 * @param name the last part
 * @param type of the variable, or of what it is made from
 * @param shared whether one instance serves the whole process (static field, module variable)
 * @param place of the declaration or assignment
 */
public record NamedValue(
    String qualifiedName, String name, TypeName type, Value value, boolean shared, Place place) {}
