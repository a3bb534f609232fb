package org.alliance.portal.profiles.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** One page of a history, newest first; without {@code next} it is the last. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "HistoryPage",
    propOrder = {"versions", "next"})
public class HistoryPage {
  @XmlElement(name = "version")
  public List<Version> versions = new ArrayList<>();

  public String next;

  /** A version of a profile. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Version",
      propOrder = {"number", "time", "actor", "fields"})
  public static class Version {
    public int number;

    @XmlElement(required = true)
    public String time;

    /** Told to those only who may change the profile. */
    public String actor;

    @XmlElement(name = "field")
    public List<String> fields = new ArrayList<>();
  }

  /** A field that differs between two versions; without a text where it said nothing. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Difference",
      propOrder = {"field", "before", "after"})
  public static class Difference {
    @XmlElement(required = true)
    public String field;

    public String before;
    public String after;
  }
}
