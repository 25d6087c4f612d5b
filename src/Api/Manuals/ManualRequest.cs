using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Manuals;

/// <summary>A new revision of a page.</summary>
/// <param name="Kind"><c>manual</c> or <c>question</c></param>
/// <param name="Body">Markdown</param>
public sealed record ManualRequest([property: Required] string? Kind, [property: Required] string? Title, [property: Required] string? Body);
