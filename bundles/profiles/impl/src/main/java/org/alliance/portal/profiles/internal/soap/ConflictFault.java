package org.alliance.portal.profiles.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlType;
import javax.xml.ws.WebFault;

/** Somebody else changed the profile meanwhile. */
@WebFault(name = "ConflictFault", targetNamespace = ProfilesPort.NAMESPACE)
public class ConflictFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Detail detail;

  public ConflictFault(String message, Detail detail) {
    super(message, null, false, false);
    this.detail = detail;
  }

  /** What the fault tells; its name is that of JAX-WS. */
  public Detail getFaultInfo() {
    return detail;
  }

  /** The profile as it is now; empty when it was removed. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "ConflictDetail")
  public static class Detail {
    public StoredProfile current;
  }
}
