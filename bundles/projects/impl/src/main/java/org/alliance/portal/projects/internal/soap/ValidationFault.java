package org.alliance.portal.projects.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;
import javax.xml.ws.WebFault;

/** The input is refused, with every problem found. */
@WebFault(name = "ValidationFault", targetNamespace = ProjectsPort.NAMESPACE)
public class ValidationFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Detail detail;

  public ValidationFault(String message, Detail detail) {
    super(message, null, false, false);
    this.detail = detail;
  }

  /** What the fault tells; its name is that of JAX-WS. */
  public Detail getFaultInfo() {
    return detail;
  }

  /** The wrong fields. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "ValidationDetail")
  public static class Detail {
    @XmlElement(name = "field", required = true)
    public List<Field> fields = new ArrayList<>();
  }

  /** What is wrong with one field. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "FieldProblem",
      propOrder = {"name", "problem", "message"})
  public static class Field {
    @XmlElement(required = true)
    public String name;

    /** A word for programs, such as portal.problem.required. */
    @XmlElement(required = true)
    public String problem;

    @XmlElement(required = true)
    public String message;
  }
}
