using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansBooking.Contracts.Procedures;

/// <summary>Reads a thing to bring, <c>{name, detail}</c> or a plain text.</summary>
public sealed class ItemForm : JsonConverter<ProcedureSheet.ItemSheet>
{
    public override ProcedureSheet.ItemSheet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new(reader.GetString(), null);
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        string? name = null, detail = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = reader.GetString();
            reader.Read();
            if (member == "name") name = BringForm.Text(ref reader);
            else if (member == "detail") detail = BringForm.Text(ref reader);
            else reader.Skip();
        }

        return new(name, detail);
    }

    public override void Write(Utf8JsonWriter writer, ProcedureSheet.ItemSheet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("name", value.Name);
        if (value.Detail is not null) writer.WriteString("detail", value.Detail);
        writer.WriteEndObject();
    }
}
