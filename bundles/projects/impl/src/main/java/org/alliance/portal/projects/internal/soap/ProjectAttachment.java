package org.alliance.portal.projects.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** A file of an initiative. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "ProjectAttachment",
    propOrder = {"id", "name", "title", "type", "size", "digest", "added", "address"})
public class ProjectAttachment {
  @XmlElement(required = true)
  public String id;

  @XmlElement(required = true)
  public String name;

  /** What it is, for readers. */
  @XmlElement(required = true)
  public String title;

  /** Media type, as its content shows. */
  @XmlElement(required = true)
  public String type;

  /** In bytes. */
  public long size;

  /** SHA-256 of the content, in hexadecimal. */
  @XmlElement(required = true)
  public String digest;

  @XmlElement(required = true)
  public String added;

  /** Where it is, from the root of the portal. */
  @XmlElement(required = true)
  public String address;
}
