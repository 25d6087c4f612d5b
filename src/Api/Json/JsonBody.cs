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
            var value = await JsonSerializer.DeserializeAsync(http.Request.BodyReader, type, http.RequestAborted);
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
