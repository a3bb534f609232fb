package org.alliance.portal.profiles.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;
import javax.xml.ws.WebFault;

/** There is no such profile. */
@WebFault(name = "NotFoundFault", targetNamespace = ProfilesPort.NAMESPACE)
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
  @XmlType(name = "NotFoundDetail")
  public static class Detail {
    @XmlElement(required = true)
    public String id;
  }
}
