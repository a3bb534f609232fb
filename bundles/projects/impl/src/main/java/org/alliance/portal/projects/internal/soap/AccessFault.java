package org.alliance.portal.projects.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;
import javax.xml.ws.WebFault;

/** The caller may not, or has not said who it is. */
@WebFault(name = "AccessFault", targetNamespace = ProjectsPort.NAMESPACE)
public class AccessFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Detail detail;

  public AccessFault(String message, Detail detail) {
    super(message, null, false, false);
    this.detail = detail;
  }

  /** What the fault tells; its name is that of JAX-WS. */
  public Detail getFaultInfo() {
    return detail;
  }

  /** Why. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "AccessDetail")
  public static class Detail {
    /** Either sign-in-required or refused. */
    @XmlElement(required = true)
    public String reason;
  }
}
