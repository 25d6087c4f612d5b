using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansBooking.Contracts.Procedures;

/// <summary>Reads a situation <c>{situation, title, intro, items}</c>, a single thing <c>{name, detail}</c>, or a plain text.</summary>
public sealed class BringForm : JsonConverter<ProcedureSheet.BringSheet>
{
    private static readonly ItemForm Item = new();

    public override ProcedureSheet.BringSheet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new(null, null, null, [new(reader.GetString(), null)]);
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        string? situation = null, title = null, intro = null, name = null, detail = null;
        List<ProcedureSheet.ItemSheet>? items = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = reader.GetString();
            reader.Read();
            if (member == "items") items = Items(ref reader, options);
            else if (member == "situation") situation = Text(ref reader);
            else if (member == "title") title = Text(ref reader);
            else if (member == "intro") intro = Text(ref reader);
            else if (member == "name") name = Text(ref reader);
            else if (member == "detail") detail = Text(ref reader);
            else reader.Skip();
        }

        return new(situation, title, intro, items ?? (name is null ? null : [new(name, detail)]));
    }

    public override void Write(Utf8JsonWriter writer, ProcedureSheet.BringSheet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("situation", value.Situation);
        writer.WriteString("title", value.Title);
        if (value.Intro is not null) writer.WriteString("intro", value.Intro);
        writer.WriteStartArray("items");
        foreach (var item in value.Items ?? []) Item.Write(writer, item, options);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A text or null; anything else is malformed.</summary>
    internal static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw new JsonException(),
    };

    private static List<ProcedureSheet.ItemSheet> Items(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        var items = new List<ProcedureSheet.ItemSheet>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Item.Read(ref reader, typeof(ProcedureSheet.ItemSheet), options));
        return items;
    }
}
