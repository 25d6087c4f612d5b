namespace OrleansBooking.Contracts.Manuals;

/// <summary>A new text of a line, or a new line. For whom an existing line is does not change.</summary>
/// <param name="Id">From the edge.</param>
/// <param name="Expected">The revision that was read, 0: there is no such line yet; null: whatever is current.</param>
[GenerateSerializer, Immutable, Alias("WriteScript")]
public sealed record WriteScript(Guid Id, string Ticket, int? Expected, string Step, ScriptSituation For, string Text);
