using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Manuals;

/// <summary>A text of the script. For whom an existing line is does not change; a new line says it.</summary>
/// <param name="Step"><c>greet</c>, <c>identify</c>, <c>offer</c>, <c>read-back</c>, <c>bring</c>, <c>agent</c>, <c>after</c> or <c>close</c></param>
/// <param name="Language"><c>ja</c>, <c>ja-plain</c>, <c>en</c>, <c>zh</c>, <c>ko</c>, <c>pt</c>, <c>tl</c> or <c>vi</c></param>
/// <param name="Procedure">Only for this one</param>
/// <param name="Venue">Only for this one</param>
/// <param name="Age"><c>adult</c> or <c>child</c>: only for card owners of this age</param>
/// <param name="Visitor"><c>self</c> or <c>agent</c>: only when they come</param>
/// <param name="Text">At most 1,000 characters; <c>{date} {time} {venue} {procedure} {name} {bring}</c> are filled in</param>
public sealed record ScriptRequest(
    string? Step, string? Language, string? Procedure, string? Venue, string? Age, string? Visitor, [property: Required] string? Text);
