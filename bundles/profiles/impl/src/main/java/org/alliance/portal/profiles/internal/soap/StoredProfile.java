package org.alliance.portal.profiles.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** A profile as it is in the portal. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "StoredProfile",
    propOrder = {
      "id",
      "version",
      "content",
      "created",
      "updated",
      "lastConfirmed",
      "sample",
      "hidden",
      "published"
    })
public class StoredProfile {
  @XmlElement(required = true)
  public String id;

  public int version;

  @XmlElement(required = true)
  public ProfileContent content;

  @XmlElement(required = true)
  public String created;

  @XmlElement(required = true)
  public String updated;

  @XmlElement(required = true)
  public String lastConfirmed;

  public boolean sample;

  /** Sections that the caller may not see and that are therefore empty here. */
  public List<String> hidden = new ArrayList<>();

  /** False for a draft, which only those read who may change it. */
  public Boolean published;
}
