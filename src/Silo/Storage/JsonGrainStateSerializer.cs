using System.Text.Json;
using Orleans.Storage;

namespace OrleansBooking.Silo.Storage;

/// <summary>Grain state as plain JSON, readable in the database; the schema version is a member of each state.</summary>
public sealed class JsonGrainStateSerializer : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // What was not written as asked for is a fault to be seen, not a null to be met later.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <inheritdoc />
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    /// <inheritdoc />
    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Options);
}
