package org.alliance.portal.projects.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;
import javax.xml.ws.WebFault;

/** There is nothing of that id, or no longer. */
@WebFault(name = "NotFoundFault", targetNamespace = ProjectsPort.NAMESPACE)
public class NotFoundFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Detail detail;

  public NotFoundFault(String message, Detail detail) {
    super(message, null, false, false);
    this.detail = detail;
  }

  /** What the fault tells; its name is that of JAX-WS. */
  public Detail getFaultInfo() {
    return detail;
  }

  /** What was asked for. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "NotFoundDetail",
      propOrder = {"id", "gone", "replacedBy"})
  public static class Detail {
    @XmlElement(required = true)
    public String id;

    /** Whether it was there and was removed. */
    public boolean gone;

    /** What took its place; only of what is gone. */
    public String replacedBy;
  }
}
