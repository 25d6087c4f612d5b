namespace OrleansBooking.Contracts.Manuals;

/// <summary>A new revision of a page.</summary>
/// <param name="Id">Of an existing page, or of a new one.</param>
/// <param name="Expected">The revision that was read, 0: there is no such page yet; null: whatever is newest.</param>
/// <param name="Kind"><c>manual</c> or <c>question</c>.</param>
/// <param name="Body">Markdown.</param>
[GenerateSerializer, Immutable, Alias("WriteManual")]
public sealed record WriteManual(string Id, string Ticket, int? Expected, string Kind, string Title, string Body);
