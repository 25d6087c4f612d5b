using System.Globalization;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Fields;

/// <summary>The headers of requests that change something.</summary>
public static class ChangeHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string IfMatch = "If-Match";

    // Versions begin with 1: a tag that no reservation ever had.
    private const int NoVersion = 0;

    /// <summary>The operation id; a new one if the caller sent none.</summary>
    public static Guid OperationId(this FieldList fields, HttpRequest request) =>
        fields.OptionalGuid(IdempotencyKey, request.Headers[IdempotencyKey].ToString()) ?? Guid.NewGuid();

    /// <summary>The version that the caller saw; null if the header is absent or <c>*</c>.</summary>
    /// <remarks>If-Match compares strongly: a weak tag, or one that is no version, matches nothing (RFC 9110 §13.1.1).</remarks>
    public static int? ExpectedVersion(this FieldList fields, HttpRequest request)
    {
        var tag = request.Headers.IfMatch.ToString().Trim();
        if (tag.Length == 0 || tag == "*") return null;
        var opaque = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        if (opaque.Length < 2 || opaque[0] != '"' || opaque[^1] != '"' || opaque[1..^1].Contains('"'))
        {
            fields.Add(IfMatch, FieldProblem.Malformed);
            return null;
        }

        return opaque == tag && int.TryParse(tag[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : NoVersion;
    }

    /// <summary>The ETag of a version.</summary>
    public static string ETag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
