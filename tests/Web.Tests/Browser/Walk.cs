namespace OrleansBooking.Web.Tests.Browser;

/// <summary>What a walk through every page and every error state saw in one window, each line with the state's name.</summary>
/// <param name="Violations">By axe; null if it was not asked.</param>
/// <param name="Misfits">By our own checklist: width, heading, title, language, targets.</param>
/// <param name="Unseen">What is too pale, too small or has no border.</param>
/// <param name="Addresses">The paths of the pages.</param>
public sealed record Walk(List<string>? Violations, List<string> Misfits, List<string> Unseen, HashSet<string> Addresses);
