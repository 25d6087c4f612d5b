using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Json;

/// <summary>Reads a JSON body, or says which field is not of its type. No text of an exception reaches the caller.</summary>
public static class JsonBody
{
    /// <summary>The name under which findings about the body as a whole are reported.</summary>
    public const string Name = "body";

    /// <summary>The body, or the problem with it; a missing body and <c>null</c> are problems too.</summary>
    public static async ValueTask<(T? Value, Problem? Problem)> Read<T>(HttpContext http, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            var body = http.Request.BodyReader;
            var value = WholeIsHere(body, out var whole)
                ? Whole(body, whole, type)
                : await JsonSerializer.DeserializeAsync(body, type, http.RequestAborted);
            return value is null ? (null, Problem.Invalid(new FieldError(Name, FieldProblem.Required))) : (value, null);
        }
        catch (JsonException malformed)
        {
            return (null, Problem.Invalid(new FieldError(FieldOf(malformed), FieldProblem.Malformed)));
        }
    }

    /// <summary>As <see cref="Read{T}"/>; a missing body is <paramref name="empty"/>.</summary>
    public static async ValueTask<(T? Value, Problem? Problem)> ReadOptional<T>(HttpContext http, JsonTypeInfo<T> type, T empty) where T : class
    {
        var first = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
        var missing = first is { IsCompleted: true, Buffer.IsEmpty: true };
        http.Request.BodyReader.AdvanceTo(first.Buffer.Start);
        return missing ? (empty, null) : await Read(http, type);
    }

    // Nearly every body is here, in one piece, when the request is. The serializer of streams skips a byte order mark, that of spans does not.
    private static bool WholeIsHere(PipeReader body, out ReadOnlySequence<byte> whole)
    {
        whole = default;
        if (!body.TryRead(out var read)) return false;
        whole = read.Buffer;
        if (read.IsCompleted && whole.IsSingleSegment && !whole.FirstSpan.StartsWith(Encoding.UTF8.Preamble)) return true;
        body.AdvanceTo(whole.Start);
        return false;
    }

    private static T? Whole<T>(PipeReader body, ReadOnlySequence<byte> whole, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(whole.FirstSpan, type);
        }
        finally
        {
            body.AdvanceTo(whole.End);
        }
    }

    // A syntax error has the reader's exception inside and concerns the whole; a wrong type concerns its property.
    private static string FieldOf(JsonException malformed)
    {
        if (malformed.InnerException is JsonException || malformed.Path is not { } path || !path.StartsWith("$.", StringComparison.Ordinal))
            return Name;
        var end = path.AsSpan(2).IndexOfAny('.', '[');
        var field = end < 0 ? path[2..] : path.Substring(2, end);
        return field.Length <= 40 && field.All(char.IsAsciiLetterOrDigit) ? field : Name;
    }
}
