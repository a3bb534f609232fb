package org.alliance.portal.profiles.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** A profile as it is now, and whether it is new. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "PutProfile",
    propOrder = {"profile", "created"})
public class PutProfile {
  @XmlElement(required = true)
  public StoredProfile profile;

  public boolean created;
}
