namespace OrleansBooking.Web.Hosting;

/// <summary>A form as it came in, to be sent once more: the same fields with the same operation id, so that nothing happens twice.</summary>
public sealed record SentForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    // Beyond every form of the pages; more is nobody's typing.
    private const long Limit = 64 * 1024;

    /// <summary>It says what a call came to.</summary>
    public bool IsCallResult => Address.StartsWith("/console", StringComparison.Ordinal) && Address.Contains("handler=Close", StringComparison.Ordinal);

    /// <summary>Shows nothing of what was typed (P1).</summary>
    public override string ToString() => nameof(SentForm);

    /// <returns>Null: there is no form, or none that could be sent again.</returns>
    internal static async Task<SentForm?> Of(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > Limit) return null;
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return form.Files.Count > 0
                ? null
                : new SentForm(
                    PageFault.Within(request.Path) + request.QueryString,
                    [.. form.SelectMany(field => field.Value.Select(value => new KeyValuePair<string, string>(field.Key, value ?? "")))]);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or OperationCanceledException)
        {
            return null;
        }
    }
}
