namespace OrleansBooking.Web.Forms;

/// <summary>One thing to mend: the same words in the summary on top and at the field.</summary>
/// <param name="Field">The id of the field on the page; null if it concerns none.</param>
/// <param name="Href">Where to mend it when that is another page.</param>
public sealed record PageError(string? Field, string Text, string? Href = null);
