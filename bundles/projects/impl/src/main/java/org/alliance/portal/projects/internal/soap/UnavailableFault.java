package org.alliance.portal.projects.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;
import javax.xml.ws.WebFault;

/** What the operation needs is away at the moment; it can be tried again. */
@WebFault(name = "UnavailableFault", targetNamespace = ProjectsPort.NAMESPACE)
public class UnavailableFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Detail detail;

  public UnavailableFault(String message, Detail detail) {
    super(message, null, false, false);
    this.detail = detail;
  }

  /** What the fault tells; its name is that of JAX-WS. */
  public Detail getFaultInfo() {
    return detail;
  }

  /** What is away. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "UnavailableDetail")
  public static class Detail {
    /** Such as search. */
    @XmlElement(required = true)
    public String part;
  }
}
