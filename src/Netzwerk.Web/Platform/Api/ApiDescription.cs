using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Api;

/// <summary>Describes the interface as OpenAPI: keys, versions and repeatable calls beside what the endpoints say themselves.</summary>
internal static class ApiDescription
{
    private const string Scheme = "key";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = d =>
            d.RelativePath?.StartsWith(ApiSetup.Root[1..], StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeDocument);
        options.AddOperationTransformer(DescribeOperation);
        options.AddSchemaTransformer(DescribeSchema);
    }

    private static Task DescribeDocument(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken ct
    )
    {
        document.Info = new()
        {
            Title = "Netzwerk",
            Version = "1",
            Description =
                "Groups, members, meetings, minutes, tasks and resolutions for programs. Conventions: docs/api.md. "
                + "Problems come as application/problem+json with a stable \"code\"; \"errors\" names fields.",
        };
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(
            StringComparer.Ordinal
        );
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key from the page /konto, sent as \"Authorization: Bearer nw_…\".",
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task DescribeOperation(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        foreach (var response in operation.Responses?.Where(r => r.Key[0] == '2') ?? [])
        {
            if (response.Value is OpenApiResponse described)
            {
                described.Headers ??= new Dictionary<string, IOpenApiHeader>(
                    StringComparer.Ordinal
                );
                described.Headers["ETag"] = new OpenApiHeader
                {
                    Description = "The version of the resource, in quotes; lists have none.",
                    Schema = Text(),
                };
            }
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        }

        if (!ApiGuard.IsSafe(context.Description.HttpMethod ?? "GET"))
        {
            AddHeader(
                operation,
                "If-Match",
                "The version this change builds on, as read from ETag. Left out: no expectation. 409 when another version is there."
            );
            AddHeader(
                operation,
                ApiCall.KeyHeader,
                "Makes the call repeatable: the same key with the same body again is the same command, with another body 422. Up to 200 visible ASCII characters."
            );
        }

        return Task.CompletedTask;
    }

    /// <summary>Identifiers are plain GUIDs on the wire; problems say more than the standard asks.</summary>
    private static Task DescribeSchema(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken ct
    )
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(ProblemDetails))
        {
            DescribeProblem(schema);
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (
            plain
                .GetInterfaces()
                .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IGuidId<>))
        )
        {
            schema.Type =
                plain == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "uuid";
        }

        return Task.CompletedTask;
    }

    private static void DescribeProblem(OpenApiSchema schema)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        schema.AdditionalPropertiesAllowed = true;
        schema.Properties["code"] = Text("Stable, for programs to tell problems apart.");
        schema.Properties["field"] = Text("With 422: the field that the rule is about.");
        schema.Properties["version"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Description = "With 409: the version there is now.",
        };
        schema.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Sentences by field.",
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = Text(),
            },
        };
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Required = false,
                Description = description,
                Schema = Text(),
            }
        );
    }

    private static OpenApiSchema Text(string? description = null) =>
        new() { Type = JsonSchemaType.String, Description = description };
}
