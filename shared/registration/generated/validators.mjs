// Generated from schemas/ by `npm run generate`. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// build/generate/validators.mjs
var validate0 = validate20;
var schema39 = { "type": "object", "additionalProperties": false, "required": ["endpoint", "message"], "properties": { "endpoint": { "type": "string", "minLength": 1 }, "message": { "type": "string", "minLength": 1, "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,127}$" }, "mode": { "enum": ["async", "sync"] }, "rank": { "type": "integer", "minimum": 1, "maximum": 2147483647 }, "name": { "type": "string", "minLength": 1, "maxLength": 256 }, "description": { "type": "string", "minLength": 1, "maxLength": 200 }, "autoDelete": { "type": "boolean" } } };
var schema41 = { "type": "object", "additionalProperties": false, "required": ["endpoint", "events"], "properties": { "endpoint": { "type": "string", "minLength": 1 }, "kind": { "enum": ["https", "queue"] }, "secret": { "type": "string", "pattern": "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, "events": { "type": "array", "minItems": 1, "items": { "type": "object", "additionalProperties": false, "required": ["event"], "properties": { "event": { "type": "string", "minLength": 1 }, "companies": { "type": "array", "minItems": 1, "items": { "type": "string" } } } } } } };
var pattern4 = new RegExp("^[a-z0-9][a-z0-9-]{0,39}$", "u");
var pattern9 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$|\\$\\{", "u");
var pattern10 = new RegExp("^[a-z][a-z0-9-]{1,38}[a-z0-9]$", "u");
var pattern5 = new RegExp("^\\$\\{[A-Z_][A-Z0-9_]*\\}$", "u");
var pattern15 = new RegExp("^[A-Za-z_][A-Za-z0-9_]{0,127}$", "u");
var pattern21 = new RegExp("^[A-Za-z0-9._~/-]{1,200}$", "u");
var func1 = require_ucs2length().default;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.connector === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "connector" }, message: "must have required property 'connector'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "production" || key0 === "connector" || key0 === "dataverse" || key0 === "businessCentral" || key0 === "finops")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.production !== void 0) {
      if (typeof data.production !== "boolean") {
        const err2 = { instancePath: instancePath + "/production", schemaPath: "#/properties/production/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.connector !== void 0) {
      let data1 = data.connector;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (!(key1 === "url" || key1 === "outputs" || key1 === "serviceBus" || key1 === "keyVault")) {
            const err3 = { instancePath: instancePath + "/connector", schemaPath: "#/$defs/connector/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data1.url !== void 0) {
          let data2 = data1.url;
          if (typeof data2 === "string") {
            if (func1(data2) < 1) {
              const err4 = { instancePath: instancePath + "/connector/url", schemaPath: "#/$defs/connector/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/connector/url", schemaPath: "#/$defs/connector/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data1.outputs !== void 0) {
          let data3 = data1.outputs;
          if (typeof data3 === "string") {
            if (func1(data3) < 1) {
              const err6 = { instancePath: instancePath + "/connector/outputs", schemaPath: "#/$defs/connector/properties/outputs/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/connector/outputs", schemaPath: "#/$defs/connector/properties/outputs/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data1.serviceBus !== void 0) {
          let data4 = data1.serviceBus;
          if (typeof data4 === "string") {
            if (func1(data4) < 1) {
              const err8 = { instancePath: instancePath + "/connector/serviceBus", schemaPath: "#/$defs/connector/properties/serviceBus/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/connector/serviceBus", schemaPath: "#/$defs/connector/properties/serviceBus/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data1.keyVault !== void 0) {
          let data5 = data1.keyVault;
          if (typeof data5 === "string") {
            if (func1(data5) < 1) {
              const err10 = { instancePath: instancePath + "/connector/keyVault", schemaPath: "#/$defs/connector/properties/keyVault/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/connector/keyVault", schemaPath: "#/$defs/connector/properties/keyVault/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/connector", schemaPath: "#/$defs/connector/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.dataverse !== void 0) {
      let data6 = data.dataverse;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (data6.url === void 0) {
          const err13 = { instancePath: instancePath + "/dataverse", schemaPath: "#/properties/dataverse/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data6.signIn === void 0) {
          const err14 = { instancePath: instancePath + "/dataverse", schemaPath: "#/properties/dataverse/required", keyword: "required", params: { missingProperty: "signIn" }, message: "must have required property 'signIn'" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        for (const key2 in data6) {
          if (!(key2 === "url" || key2 === "organization" || key2 === "signIn")) {
            const err15 = { instancePath: instancePath + "/dataverse", schemaPath: "#/properties/dataverse/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data6.url !== void 0) {
          let data7 = data6.url;
          if (typeof data7 === "string") {
            if (func1(data7) < 1) {
              const err16 = { instancePath: instancePath + "/dataverse/url", schemaPath: "#/properties/dataverse/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          } else {
            const err17 = { instancePath: instancePath + "/dataverse/url", schemaPath: "#/properties/dataverse/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        if (data6.organization !== void 0) {
          let data8 = data6.organization;
          if (typeof data8 === "string") {
            if (func1(data8) < 1) {
              const err18 = { instancePath: instancePath + "/dataverse/organization", schemaPath: "#/properties/dataverse/properties/organization/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          } else {
            const err19 = { instancePath: instancePath + "/dataverse/organization", schemaPath: "#/properties/dataverse/properties/organization/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data6.signIn !== void 0) {
          let data9 = data6.signIn;
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            const tag0 = data9.kind;
            if (typeof tag0 == "string") {
              if (tag0 === "developer") {
                if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                  if (data9.kind === void 0) {
                    const err20 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/0/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err20];
                    } else {
                      vErrors.push(err20);
                    }
                    errors++;
                  }
                  for (const key3 in data9) {
                    if (!(key3 === "kind")) {
                      const err21 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err21];
                      } else {
                        vErrors.push(err21);
                      }
                      errors++;
                    }
                  }
                  if (data9.kind !== void 0) {
                    let data10 = data9.kind;
                    if (typeof data10 !== "string") {
                      const err22 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/0/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err22];
                      } else {
                        vErrors.push(err22);
                      }
                      errors++;
                    }
                    if ("developer" !== data10) {
                      const err23 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/0/properties/kind/const", keyword: "const", params: { allowedValue: "developer" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err23];
                      } else {
                        vErrors.push(err23);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err24 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
                var props0 = true;
              } else if (tag0 === "managedIdentity") {
                if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                  if (data9.kind === void 0) {
                    const err25 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/1/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err25];
                    } else {
                      vErrors.push(err25);
                    }
                    errors++;
                  }
                  for (const key4 in data9) {
                    if (!(key4 === "kind" || key4 === "clientId")) {
                      const err26 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err26];
                      } else {
                        vErrors.push(err26);
                      }
                      errors++;
                    }
                  }
                  if (data9.kind !== void 0) {
                    let data11 = data9.kind;
                    if (typeof data11 !== "string") {
                      const err27 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/1/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err27];
                      } else {
                        vErrors.push(err27);
                      }
                      errors++;
                    }
                    if ("managedIdentity" !== data11) {
                      const err28 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/1/properties/kind/const", keyword: "const", params: { allowedValue: "managedIdentity" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err28];
                      } else {
                        vErrors.push(err28);
                      }
                      errors++;
                    }
                  }
                  if (data9.clientId !== void 0) {
                    let data12 = data9.clientId;
                    if (typeof data12 === "string") {
                      if (func1(data12) < 1) {
                        const err29 = { instancePath: instancePath + "/dataverse/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/1/properties/clientId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err29];
                        } else {
                          vErrors.push(err29);
                        }
                        errors++;
                      }
                    } else {
                      const err30 = { instancePath: instancePath + "/dataverse/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/1/properties/clientId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err30];
                      } else {
                        vErrors.push(err30);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err31 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              } else if (tag0 === "clientSecret") {
                if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                  if (data9.kind === void 0) {
                    const err32 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/2/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err32];
                    } else {
                      vErrors.push(err32);
                    }
                    errors++;
                  }
                  if (data9.tenantId === void 0) {
                    const err33 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/2/required", keyword: "required", params: { missingProperty: "tenantId" }, message: "must have required property 'tenantId'" };
                    if (vErrors === null) {
                      vErrors = [err33];
                    } else {
                      vErrors.push(err33);
                    }
                    errors++;
                  }
                  if (data9.clientId === void 0) {
                    const err34 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/2/required", keyword: "required", params: { missingProperty: "clientId" }, message: "must have required property 'clientId'" };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                  if (data9.secret === void 0) {
                    const err35 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/2/required", keyword: "required", params: { missingProperty: "secret" }, message: "must have required property 'secret'" };
                    if (vErrors === null) {
                      vErrors = [err35];
                    } else {
                      vErrors.push(err35);
                    }
                    errors++;
                  }
                  for (const key5 in data9) {
                    if (!(key5 === "kind" || key5 === "tenantId" || key5 === "clientId" || key5 === "secret")) {
                      const err36 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err36];
                      } else {
                        vErrors.push(err36);
                      }
                      errors++;
                    }
                  }
                  if (data9.kind !== void 0) {
                    let data13 = data9.kind;
                    if (typeof data13 !== "string") {
                      const err37 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/2/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err37];
                      } else {
                        vErrors.push(err37);
                      }
                      errors++;
                    }
                    if ("clientSecret" !== data13) {
                      const err38 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/2/properties/kind/const", keyword: "const", params: { allowedValue: "clientSecret" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err38];
                      } else {
                        vErrors.push(err38);
                      }
                      errors++;
                    }
                  }
                  if (data9.tenantId !== void 0) {
                    let data14 = data9.tenantId;
                    if (typeof data14 === "string") {
                      if (func1(data14) < 1) {
                        const err39 = { instancePath: instancePath + "/dataverse/signIn/tenantId", schemaPath: "#/$defs/signIn/oneOf/2/properties/tenantId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err39];
                        } else {
                          vErrors.push(err39);
                        }
                        errors++;
                      }
                    } else {
                      const err40 = { instancePath: instancePath + "/dataverse/signIn/tenantId", schemaPath: "#/$defs/signIn/oneOf/2/properties/tenantId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err40];
                      } else {
                        vErrors.push(err40);
                      }
                      errors++;
                    }
                  }
                  if (data9.clientId !== void 0) {
                    let data15 = data9.clientId;
                    if (typeof data15 === "string") {
                      if (func1(data15) < 1) {
                        const err41 = { instancePath: instancePath + "/dataverse/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/2/properties/clientId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err41];
                        } else {
                          vErrors.push(err41);
                        }
                        errors++;
                      }
                    } else {
                      const err42 = { instancePath: instancePath + "/dataverse/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/2/properties/clientId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err42];
                      } else {
                        vErrors.push(err42);
                      }
                      errors++;
                    }
                  }
                  if (data9.secret !== void 0) {
                    let data16 = data9.secret;
                    if (typeof data16 === "string") {
                      if (!pattern5.test(data16)) {
                        const err43 = { instancePath: instancePath + "/dataverse/signIn/secret", schemaPath: "#/$defs/signIn/oneOf/2/properties/secret/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
                        if (vErrors === null) {
                          vErrors = [err43];
                        } else {
                          vErrors.push(err43);
                        }
                        errors++;
                      }
                    } else {
                      const err44 = { instancePath: instancePath + "/dataverse/signIn/secret", schemaPath: "#/$defs/signIn/oneOf/2/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err44];
                      } else {
                        vErrors.push(err44);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err45 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              } else if (tag0 === "certificate") {
                if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                  if (data9.kind === void 0) {
                    const err46 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/3/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err46];
                    } else {
                      vErrors.push(err46);
                    }
                    errors++;
                  }
                  if (data9.tenantId === void 0) {
                    const err47 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/3/required", keyword: "required", params: { missingProperty: "tenantId" }, message: "must have required property 'tenantId'" };
                    if (vErrors === null) {
                      vErrors = [err47];
                    } else {
                      vErrors.push(err47);
                    }
                    errors++;
                  }
                  if (data9.clientId === void 0) {
                    const err48 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/3/required", keyword: "required", params: { missingProperty: "clientId" }, message: "must have required property 'clientId'" };
                    if (vErrors === null) {
                      vErrors = [err48];
                    } else {
                      vErrors.push(err48);
                    }
                    errors++;
                  }
                  if (data9.certificatePath === void 0) {
                    const err49 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/3/required", keyword: "required", params: { missingProperty: "certificatePath" }, message: "must have required property 'certificatePath'" };
                    if (vErrors === null) {
                      vErrors = [err49];
                    } else {
                      vErrors.push(err49);
                    }
                    errors++;
                  }
                  for (const key6 in data9) {
                    if (!(key6 === "kind" || key6 === "tenantId" || key6 === "clientId" || key6 === "certificatePath")) {
                      const err50 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err50];
                      } else {
                        vErrors.push(err50);
                      }
                      errors++;
                    }
                  }
                  if (data9.kind !== void 0) {
                    let data17 = data9.kind;
                    if (typeof data17 !== "string") {
                      const err51 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/3/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err51];
                      } else {
                        vErrors.push(err51);
                      }
                      errors++;
                    }
                    if ("certificate" !== data17) {
                      const err52 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/3/properties/kind/const", keyword: "const", params: { allowedValue: "certificate" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err52];
                      } else {
                        vErrors.push(err52);
                      }
                      errors++;
                    }
                  }
                  if (data9.tenantId !== void 0) {
                    let data18 = data9.tenantId;
                    if (typeof data18 === "string") {
                      if (func1(data18) < 1) {
                        const err53 = { instancePath: instancePath + "/dataverse/signIn/tenantId", schemaPath: "#/$defs/signIn/oneOf/3/properties/tenantId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err53];
                        } else {
                          vErrors.push(err53);
                        }
                        errors++;
                      }
                    } else {
                      const err54 = { instancePath: instancePath + "/dataverse/signIn/tenantId", schemaPath: "#/$defs/signIn/oneOf/3/properties/tenantId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err54];
                      } else {
                        vErrors.push(err54);
                      }
                      errors++;
                    }
                  }
                  if (data9.clientId !== void 0) {
                    let data19 = data9.clientId;
                    if (typeof data19 === "string") {
                      if (func1(data19) < 1) {
                        const err55 = { instancePath: instancePath + "/dataverse/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/3/properties/clientId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err55];
                        } else {
                          vErrors.push(err55);
                        }
                        errors++;
                      }
                    } else {
                      const err56 = { instancePath: instancePath + "/dataverse/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/3/properties/clientId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err56];
                      } else {
                        vErrors.push(err56);
                      }
                      errors++;
                    }
                  }
                  if (data9.certificatePath !== void 0) {
                    let data20 = data9.certificatePath;
                    if (typeof data20 === "string") {
                      if (func1(data20) < 1) {
                        const err57 = { instancePath: instancePath + "/dataverse/signIn/certificatePath", schemaPath: "#/$defs/signIn/oneOf/3/properties/certificatePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err57];
                        } else {
                          vErrors.push(err57);
                        }
                        errors++;
                      }
                    } else {
                      const err58 = { instancePath: instancePath + "/dataverse/signIn/certificatePath", schemaPath: "#/$defs/signIn/oneOf/3/properties/certificatePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err58];
                      } else {
                        vErrors.push(err58);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err59 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              } else if (tag0 === "token") {
                if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                  if (data9.kind === void 0) {
                    const err60 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/4/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err60];
                    } else {
                      vErrors.push(err60);
                    }
                    errors++;
                  }
                  if (data9.token === void 0) {
                    const err61 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/4/required", keyword: "required", params: { missingProperty: "token" }, message: "must have required property 'token'" };
                    if (vErrors === null) {
                      vErrors = [err61];
                    } else {
                      vErrors.push(err61);
                    }
                    errors++;
                  }
                  for (const key7 in data9) {
                    if (!(key7 === "kind" || key7 === "token")) {
                      const err62 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err62];
                      } else {
                        vErrors.push(err62);
                      }
                      errors++;
                    }
                  }
                  if (data9.kind !== void 0) {
                    let data21 = data9.kind;
                    if (typeof data21 !== "string") {
                      const err63 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/4/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err63];
                      } else {
                        vErrors.push(err63);
                      }
                      errors++;
                    }
                    if ("token" !== data21) {
                      const err64 = { instancePath: instancePath + "/dataverse/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/4/properties/kind/const", keyword: "const", params: { allowedValue: "token" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err64];
                      } else {
                        vErrors.push(err64);
                      }
                      errors++;
                    }
                  }
                  if (data9.token !== void 0) {
                    let data22 = data9.token;
                    if (typeof data22 === "string") {
                      if (!pattern5.test(data22)) {
                        const err65 = { instancePath: instancePath + "/dataverse/signIn/token", schemaPath: "#/$defs/signIn/oneOf/4/properties/token/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
                        if (vErrors === null) {
                          vErrors = [err65];
                        } else {
                          vErrors.push(err65);
                        }
                        errors++;
                      }
                    } else {
                      const err66 = { instancePath: instancePath + "/dataverse/signIn/token", schemaPath: "#/$defs/signIn/oneOf/4/properties/token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err66];
                      } else {
                        vErrors.push(err66);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err67 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/oneOf/4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err67];
                  } else {
                    vErrors.push(err67);
                  }
                  errors++;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              } else {
                const err68 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 }, message: 'value of tag "kind" must be in oneOf' };
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            } else {
              const err69 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 }, message: 'tag "kind" must be string' };
              if (vErrors === null) {
                vErrors = [err69];
              } else {
                vErrors.push(err69);
              }
              errors++;
            }
          } else {
            const err70 = { instancePath: instancePath + "/dataverse/signIn", schemaPath: "#/$defs/signIn/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err70];
            } else {
              vErrors.push(err70);
            }
            errors++;
          }
        }
      } else {
        const err71 = { instancePath: instancePath + "/dataverse", schemaPath: "#/properties/dataverse/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err71];
        } else {
          vErrors.push(err71);
        }
        errors++;
      }
    }
    if (data.businessCentral !== void 0) {
      let data23 = data.businessCentral;
      if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
        if (data23.url === void 0) {
          const err72 = { instancePath: instancePath + "/businessCentral", schemaPath: "#/properties/businessCentral/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'" };
          if (vErrors === null) {
            vErrors = [err72];
          } else {
            vErrors.push(err72);
          }
          errors++;
        }
        if (data23.signIn === void 0) {
          const err73 = { instancePath: instancePath + "/businessCentral", schemaPath: "#/properties/businessCentral/required", keyword: "required", params: { missingProperty: "signIn" }, message: "must have required property 'signIn'" };
          if (vErrors === null) {
            vErrors = [err73];
          } else {
            vErrors.push(err73);
          }
          errors++;
        }
        for (const key8 in data23) {
          if (!(key8 === "url" || key8 === "signIn")) {
            const err74 = { instancePath: instancePath + "/businessCentral", schemaPath: "#/properties/businessCentral/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err74];
            } else {
              vErrors.push(err74);
            }
            errors++;
          }
        }
        if (data23.url !== void 0) {
          let data24 = data23.url;
          if (typeof data24 === "string") {
            if (func1(data24) < 1) {
              const err75 = { instancePath: instancePath + "/businessCentral/url", schemaPath: "#/properties/businessCentral/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err75];
              } else {
                vErrors.push(err75);
              }
              errors++;
            }
          } else {
            const err76 = { instancePath: instancePath + "/businessCentral/url", schemaPath: "#/properties/businessCentral/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err76];
            } else {
              vErrors.push(err76);
            }
            errors++;
          }
        }
        if (data23.signIn !== void 0) {
          let data25 = data23.signIn;
          if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
            const tag1 = data25.kind;
            if (typeof tag1 == "string") {
              if (tag1 === "developer") {
                if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                  if (data25.kind === void 0) {
                    const err77 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/0/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err77];
                    } else {
                      vErrors.push(err77);
                    }
                    errors++;
                  }
                  for (const key9 in data25) {
                    if (!(key9 === "kind")) {
                      const err78 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err78];
                      } else {
                        vErrors.push(err78);
                      }
                      errors++;
                    }
                  }
                  if (data25.kind !== void 0) {
                    let data26 = data25.kind;
                    if (typeof data26 !== "string") {
                      const err79 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/0/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err79];
                      } else {
                        vErrors.push(err79);
                      }
                      errors++;
                    }
                    if ("developer" !== data26) {
                      const err80 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/0/properties/kind/const", keyword: "const", params: { allowedValue: "developer" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err80];
                      } else {
                        vErrors.push(err80);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err81 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err81];
                  } else {
                    vErrors.push(err81);
                  }
                  errors++;
                }
                var props1 = true;
              } else if (tag1 === "managedIdentity") {
                if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                  if (data25.kind === void 0) {
                    const err82 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/1/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err82];
                    } else {
                      vErrors.push(err82);
                    }
                    errors++;
                  }
                  for (const key10 in data25) {
                    if (!(key10 === "kind" || key10 === "clientId")) {
                      const err83 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err83];
                      } else {
                        vErrors.push(err83);
                      }
                      errors++;
                    }
                  }
                  if (data25.kind !== void 0) {
                    let data27 = data25.kind;
                    if (typeof data27 !== "string") {
                      const err84 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/1/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err84];
                      } else {
                        vErrors.push(err84);
                      }
                      errors++;
                    }
                    if ("managedIdentity" !== data27) {
                      const err85 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/1/properties/kind/const", keyword: "const", params: { allowedValue: "managedIdentity" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err85];
                      } else {
                        vErrors.push(err85);
                      }
                      errors++;
                    }
                  }
                  if (data25.clientId !== void 0) {
                    let data28 = data25.clientId;
                    if (typeof data28 === "string") {
                      if (func1(data28) < 1) {
                        const err86 = { instancePath: instancePath + "/businessCentral/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/1/properties/clientId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err86];
                        } else {
                          vErrors.push(err86);
                        }
                        errors++;
                      }
                    } else {
                      const err87 = { instancePath: instancePath + "/businessCentral/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/1/properties/clientId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err87];
                      } else {
                        vErrors.push(err87);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err88 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err88];
                  } else {
                    vErrors.push(err88);
                  }
                  errors++;
                }
                if (props1 !== true) {
                  props1 = true;
                }
              } else if (tag1 === "clientSecret") {
                if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                  if (data25.kind === void 0) {
                    const err89 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/2/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err89];
                    } else {
                      vErrors.push(err89);
                    }
                    errors++;
                  }
                  if (data25.tenantId === void 0) {
                    const err90 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/2/required", keyword: "required", params: { missingProperty: "tenantId" }, message: "must have required property 'tenantId'" };
                    if (vErrors === null) {
                      vErrors = [err90];
                    } else {
                      vErrors.push(err90);
                    }
                    errors++;
                  }
                  if (data25.clientId === void 0) {
                    const err91 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/2/required", keyword: "required", params: { missingProperty: "clientId" }, message: "must have required property 'clientId'" };
                    if (vErrors === null) {
                      vErrors = [err91];
                    } else {
                      vErrors.push(err91);
                    }
                    errors++;
                  }
                  if (data25.secret === void 0) {
                    const err92 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/2/required", keyword: "required", params: { missingProperty: "secret" }, message: "must have required property 'secret'" };
                    if (vErrors === null) {
                      vErrors = [err92];
                    } else {
                      vErrors.push(err92);
                    }
                    errors++;
                  }
                  for (const key11 in data25) {
                    if (!(key11 === "kind" || key11 === "tenantId" || key11 === "clientId" || key11 === "secret")) {
                      const err93 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err93];
                      } else {
                        vErrors.push(err93);
                      }
                      errors++;
                    }
                  }
                  if (data25.kind !== void 0) {
                    let data29 = data25.kind;
                    if (typeof data29 !== "string") {
                      const err94 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/2/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err94];
                      } else {
                        vErrors.push(err94);
                      }
                      errors++;
                    }
                    if ("clientSecret" !== data29) {
                      const err95 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/2/properties/kind/const", keyword: "const", params: { allowedValue: "clientSecret" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err95];
                      } else {
                        vErrors.push(err95);
                      }
                      errors++;
                    }
                  }
                  if (data25.tenantId !== void 0) {
                    let data30 = data25.tenantId;
                    if (typeof data30 === "string") {
                      if (func1(data30) < 1) {
                        const err96 = { instancePath: instancePath + "/businessCentral/signIn/tenantId", schemaPath: "#/$defs/signIn/oneOf/2/properties/tenantId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err96];
                        } else {
                          vErrors.push(err96);
                        }
                        errors++;
                      }
                    } else {
                      const err97 = { instancePath: instancePath + "/businessCentral/signIn/tenantId", schemaPath: "#/$defs/signIn/oneOf/2/properties/tenantId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err97];
                      } else {
                        vErrors.push(err97);
                      }
                      errors++;
                    }
                  }
                  if (data25.clientId !== void 0) {
                    let data31 = data25.clientId;
                    if (typeof data31 === "string") {
                      if (func1(data31) < 1) {
                        const err98 = { instancePath: instancePath + "/businessCentral/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/2/properties/clientId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err98];
                        } else {
                          vErrors.push(err98);
                        }
                        errors++;
                      }
                    } else {
                      const err99 = { instancePath: instancePath + "/businessCentral/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/2/properties/clientId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err99];
                      } else {
                        vErrors.push(err99);
                      }
                      errors++;
                    }
                  }
                  if (data25.secret !== void 0) {
                    let data32 = data25.secret;
                    if (typeof data32 === "string") {
                      if (!pattern5.test(data32)) {
                        const err100 = { instancePath: instancePath + "/businessCentral/signIn/secret", schemaPath: "#/$defs/signIn/oneOf/2/properties/secret/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
                        if (vErrors === null) {
                          vErrors = [err100];
                        } else {
                          vErrors.push(err100);
                        }
                        errors++;
                      }
                    } else {
                      const err101 = { instancePath: instancePath + "/businessCentral/signIn/secret", schemaPath: "#/$defs/signIn/oneOf/2/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err101];
                      } else {
                        vErrors.push(err101);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err102 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err102];
                  } else {
                    vErrors.push(err102);
                  }
                  errors++;
                }
                if (props1 !== true) {
                  props1 = true;
                }
              } else if (tag1 === "certificate") {
                if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                  if (data25.kind === void 0) {
                    const err103 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/3/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err103];
                    } else {
                      vErrors.push(err103);
                    }
                    errors++;
                  }
                  if (data25.tenantId === void 0) {
                    const err104 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/3/required", keyword: "required", params: { missingProperty: "tenantId" }, message: "must have required property 'tenantId'" };
                    if (vErrors === null) {
                      vErrors = [err104];
                    } else {
                      vErrors.push(err104);
                    }
                    errors++;
                  }
                  if (data25.clientId === void 0) {
                    const err105 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/3/required", keyword: "required", params: { missingProperty: "clientId" }, message: "must have required property 'clientId'" };
                    if (vErrors === null) {
                      vErrors = [err105];
                    } else {
                      vErrors.push(err105);
                    }
                    errors++;
                  }
                  if (data25.certificatePath === void 0) {
                    const err106 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/3/required", keyword: "required", params: { missingProperty: "certificatePath" }, message: "must have required property 'certificatePath'" };
                    if (vErrors === null) {
                      vErrors = [err106];
                    } else {
                      vErrors.push(err106);
                    }
                    errors++;
                  }
                  for (const key12 in data25) {
                    if (!(key12 === "kind" || key12 === "tenantId" || key12 === "clientId" || key12 === "certificatePath")) {
                      const err107 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err107];
                      } else {
                        vErrors.push(err107);
                      }
                      errors++;
                    }
                  }
                  if (data25.kind !== void 0) {
                    let data33 = data25.kind;
                    if (typeof data33 !== "string") {
                      const err108 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/3/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err108];
                      } else {
                        vErrors.push(err108);
                      }
                      errors++;
                    }
                    if ("certificate" !== data33) {
                      const err109 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/3/properties/kind/const", keyword: "const", params: { allowedValue: "certificate" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err109];
                      } else {
                        vErrors.push(err109);
                      }
                      errors++;
                    }
                  }
                  if (data25.tenantId !== void 0) {
                    let data34 = data25.tenantId;
                    if (typeof data34 === "string") {
                      if (func1(data34) < 1) {
                        const err110 = { instancePath: instancePath + "/businessCentral/signIn/tenantId", schemaPath: "#/$defs/signIn/oneOf/3/properties/tenantId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err110];
                        } else {
                          vErrors.push(err110);
                        }
                        errors++;
                      }
                    } else {
                      const err111 = { instancePath: instancePath + "/businessCentral/signIn/tenantId", schemaPath: "#/$defs/signIn/oneOf/3/properties/tenantId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err111];
                      } else {
                        vErrors.push(err111);
                      }
                      errors++;
                    }
                  }
                  if (data25.clientId !== void 0) {
                    let data35 = data25.clientId;
                    if (typeof data35 === "string") {
                      if (func1(data35) < 1) {
                        const err112 = { instancePath: instancePath + "/businessCentral/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/3/properties/clientId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err112];
                        } else {
                          vErrors.push(err112);
                        }
                        errors++;
                      }
                    } else {
                      const err113 = { instancePath: instancePath + "/businessCentral/signIn/clientId", schemaPath: "#/$defs/signIn/oneOf/3/properties/clientId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err113];
                      } else {
                        vErrors.push(err113);
                      }
                      errors++;
                    }
                  }
                  if (data25.certificatePath !== void 0) {
                    let data36 = data25.certificatePath;
                    if (typeof data36 === "string") {
                      if (func1(data36) < 1) {
                        const err114 = { instancePath: instancePath + "/businessCentral/signIn/certificatePath", schemaPath: "#/$defs/signIn/oneOf/3/properties/certificatePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err114];
                        } else {
                          vErrors.push(err114);
                        }
                        errors++;
                      }
                    } else {
                      const err115 = { instancePath: instancePath + "/businessCentral/signIn/certificatePath", schemaPath: "#/$defs/signIn/oneOf/3/properties/certificatePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err115];
                      } else {
                        vErrors.push(err115);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err116 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err116];
                  } else {
                    vErrors.push(err116);
                  }
                  errors++;
                }
                if (props1 !== true) {
                  props1 = true;
                }
              } else if (tag1 === "token") {
                if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                  if (data25.kind === void 0) {
                    const err117 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/4/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err117];
                    } else {
                      vErrors.push(err117);
                    }
                    errors++;
                  }
                  if (data25.token === void 0) {
                    const err118 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/4/required", keyword: "required", params: { missingProperty: "token" }, message: "must have required property 'token'" };
                    if (vErrors === null) {
                      vErrors = [err118];
                    } else {
                      vErrors.push(err118);
                    }
                    errors++;
                  }
                  for (const key13 in data25) {
                    if (!(key13 === "kind" || key13 === "token")) {
                      const err119 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err119];
                      } else {
                        vErrors.push(err119);
                      }
                      errors++;
                    }
                  }
                  if (data25.kind !== void 0) {
                    let data37 = data25.kind;
                    if (typeof data37 !== "string") {
                      const err120 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/4/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err120];
                      } else {
                        vErrors.push(err120);
                      }
                      errors++;
                    }
                    if ("token" !== data37) {
                      const err121 = { instancePath: instancePath + "/businessCentral/signIn/kind", schemaPath: "#/$defs/signIn/oneOf/4/properties/kind/const", keyword: "const", params: { allowedValue: "token" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err121];
                      } else {
                        vErrors.push(err121);
                      }
                      errors++;
                    }
                  }
                  if (data25.token !== void 0) {
                    let data38 = data25.token;
                    if (typeof data38 === "string") {
                      if (!pattern5.test(data38)) {
                        const err122 = { instancePath: instancePath + "/businessCentral/signIn/token", schemaPath: "#/$defs/signIn/oneOf/4/properties/token/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
                        if (vErrors === null) {
                          vErrors = [err122];
                        } else {
                          vErrors.push(err122);
                        }
                        errors++;
                      }
                    } else {
                      const err123 = { instancePath: instancePath + "/businessCentral/signIn/token", schemaPath: "#/$defs/signIn/oneOf/4/properties/token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err123];
                      } else {
                        vErrors.push(err123);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err124 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/oneOf/4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err124];
                  } else {
                    vErrors.push(err124);
                  }
                  errors++;
                }
                if (props1 !== true) {
                  props1 = true;
                }
              } else {
                const err125 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag1 }, message: 'value of tag "kind" must be in oneOf' };
                if (vErrors === null) {
                  vErrors = [err125];
                } else {
                  vErrors.push(err125);
                }
                errors++;
              }
            } else {
              const err126 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag1 }, message: 'tag "kind" must be string' };
              if (vErrors === null) {
                vErrors = [err126];
              } else {
                vErrors.push(err126);
              }
              errors++;
            }
          } else {
            const err127 = { instancePath: instancePath + "/businessCentral/signIn", schemaPath: "#/$defs/signIn/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err127];
            } else {
              vErrors.push(err127);
            }
            errors++;
          }
        }
      } else {
        const err128 = { instancePath: instancePath + "/businessCentral", schemaPath: "#/properties/businessCentral/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err128];
        } else {
          vErrors.push(err128);
        }
        errors++;
      }
    }
    if (data.finops !== void 0) {
      let data39 = data.finops;
      if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
        if (data39.url === void 0) {
          const err129 = { instancePath: instancePath + "/finops", schemaPath: "#/properties/finops/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'" };
          if (vErrors === null) {
            vErrors = [err129];
          } else {
            vErrors.push(err129);
          }
          errors++;
        }
        for (const key14 in data39) {
          if (!(key14 === "url" || key14 === "keyVault")) {
            const err130 = { instancePath: instancePath + "/finops", schemaPath: "#/properties/finops/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err130];
            } else {
              vErrors.push(err130);
            }
            errors++;
          }
        }
        if (data39.url !== void 0) {
          let data40 = data39.url;
          if (typeof data40 === "string") {
            if (func1(data40) < 1) {
              const err131 = { instancePath: instancePath + "/finops/url", schemaPath: "#/properties/finops/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err131];
              } else {
                vErrors.push(err131);
              }
              errors++;
            }
          } else {
            const err132 = { instancePath: instancePath + "/finops/url", schemaPath: "#/properties/finops/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err132];
            } else {
              vErrors.push(err132);
            }
            errors++;
          }
        }
        if (data39.keyVault !== void 0) {
          let data41 = data39.keyVault;
          if (typeof data41 === "string") {
            if (func1(data41) < 1) {
              const err133 = { instancePath: instancePath + "/finops/keyVault", schemaPath: "#/properties/finops/properties/keyVault/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err133];
              } else {
                vErrors.push(err133);
              }
              errors++;
            }
          } else {
            const err134 = { instancePath: instancePath + "/finops/keyVault", schemaPath: "#/properties/finops/properties/keyVault/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err134];
            } else {
              vErrors.push(err134);
            }
            errors++;
          }
        }
      } else {
        const err135 = { instancePath: instancePath + "/finops", schemaPath: "#/properties/finops/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err135];
        } else {
          vErrors.push(err135);
        }
        errors++;
      }
    }
  } else {
    const err136 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err136];
    } else {
      vErrors.push(err136);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema37 = { "type": "object", "additionalProperties": false, "required": ["endpoint", "table", "message"], "properties": { "endpoint": { "type": "string", "minLength": 1 }, "table": { "type": "string", "minLength": 1, "pattern": "^[a-z][a-z0-9_]{0,99}$" }, "message": { "type": "string", "minLength": 1, "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,127}$" }, "columns": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z_][a-z0-9_]{0,99}$" } }, "images": { "type": "array", "items": { "$ref": "#/$defs/image" } }, "mode": { "enum": ["async", "sync"] }, "rank": { "type": "integer", "minimum": 1, "maximum": 2147483647 }, "name": { "type": "string", "minLength": 1, "maxLength": 256 }, "description": { "type": "string", "minLength": 1, "maxLength": 200 }, "autoDelete": { "type": "boolean" } } };
var schema38 = { "type": "object", "additionalProperties": false, "required": ["kind", "columns"], "properties": { "kind": { "enum": ["before", "after", "both"] }, "columns": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z_][a-z0-9_]{0,99}$" } }, "name": { "type": "string", "minLength": 1, "maxLength": 100 }, "property": { "type": "string", "minLength": 1 } } };
var func39 = Object.prototype.hasOwnProperty;
var pattern14 = new RegExp("^[a-z][a-z0-9_]{0,99}$", "u");
var pattern16 = new RegExp("^[a-z_][a-z0-9_]{0,99}$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.endpoint === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "endpoint" }, message: "must have required property 'endpoint'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.table === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "table" }, message: "must have required property 'table'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.message === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func39.call(schema37.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.endpoint !== void 0) {
      let data0 = data.endpoint;
      if (typeof data0 === "string") {
        if (func1(data0) < 1) {
          const err4 = { instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.table !== void 0) {
      let data1 = data.table;
      if (typeof data1 === "string") {
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/table", schemaPath: "#/properties/table/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!pattern14.test(data1)) {
          const err7 = { instancePath: instancePath + "/table", schemaPath: "#/properties/table/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,99}$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,99}$"' };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/table", schemaPath: "#/properties/table/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.message !== void 0) {
      let data2 = data.message;
      if (typeof data2 === "string") {
        if (func1(data2) < 1) {
          const err9 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (!pattern15.test(data2)) {
          const err10 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]{0,127}$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]{0,127}$"' };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.columns !== void 0) {
      let data3 = data.columns;
      if (Array.isArray(data3)) {
        if (data3.length < 1) {
          const err12 = { instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (typeof data4 === "string") {
            if (!pattern16.test(data4)) {
              const err13 = { instancePath: instancePath + "/columns/" + i0, schemaPath: "#/properties/columns/items/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_]{0,99}$" }, message: 'must match pattern "^[a-z_][a-z0-9_]{0,99}$"' };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/columns/" + i0, schemaPath: "#/properties/columns/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        let i1 = data3.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data3[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err15 = { instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.images !== void 0) {
      let data5 = data.images;
      if (Array.isArray(data5)) {
        const len1 = data5.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data6 = data5[i2];
          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
            if (data6.kind === void 0) {
              const err17 = { instancePath: instancePath + "/images/" + i2, schemaPath: "#/$defs/image/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            if (data6.columns === void 0) {
              const err18 = { instancePath: instancePath + "/images/" + i2, schemaPath: "#/$defs/image/required", keyword: "required", params: { missingProperty: "columns" }, message: "must have required property 'columns'" };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            for (const key1 in data6) {
              if (!(key1 === "kind" || key1 === "columns" || key1 === "name" || key1 === "property")) {
                const err19 = { instancePath: instancePath + "/images/" + i2, schemaPath: "#/$defs/image/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data6.kind !== void 0) {
              let data7 = data6.kind;
              if (!(data7 === "before" || data7 === "after" || data7 === "both")) {
                const err20 = { instancePath: instancePath + "/images/" + i2 + "/kind", schemaPath: "#/$defs/image/properties/kind/enum", keyword: "enum", params: { allowedValues: schema38.properties.kind.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data6.columns !== void 0) {
              let data8 = data6.columns;
              if (Array.isArray(data8)) {
                if (data8.length < 1) {
                  const err21 = { instancePath: instancePath + "/images/" + i2 + "/columns", schemaPath: "#/$defs/image/properties/columns/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
                const len2 = data8.length;
                for (let i3 = 0; i3 < len2; i3++) {
                  let data9 = data8[i3];
                  if (typeof data9 === "string") {
                    if (!pattern16.test(data9)) {
                      const err22 = { instancePath: instancePath + "/images/" + i2 + "/columns/" + i3, schemaPath: "#/$defs/image/properties/columns/items/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_]{0,99}$" }, message: 'must match pattern "^[a-z_][a-z0-9_]{0,99}$"' };
                      if (vErrors === null) {
                        vErrors = [err22];
                      } else {
                        vErrors.push(err22);
                      }
                      errors++;
                    }
                  } else {
                    const err23 = { instancePath: instancePath + "/images/" + i2 + "/columns/" + i3, schemaPath: "#/$defs/image/properties/columns/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err23];
                    } else {
                      vErrors.push(err23);
                    }
                    errors++;
                  }
                }
                let i4 = data8.length;
                let j1;
                if (i4 > 1) {
                  const indices1 = {};
                  for (; i4--; ) {
                    let item1 = data8[i4];
                    if (typeof item1 !== "string") {
                      continue;
                    }
                    if (typeof indices1[item1] == "number") {
                      j1 = indices1[item1];
                      const err24 = { instancePath: instancePath + "/images/" + i2 + "/columns", schemaPath: "#/$defs/image/properties/columns/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i4 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err24];
                      } else {
                        vErrors.push(err24);
                      }
                      errors++;
                      break;
                    }
                    indices1[item1] = i4;
                  }
                }
              } else {
                const err25 = { instancePath: instancePath + "/images/" + i2 + "/columns", schemaPath: "#/$defs/image/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
            if (data6.name !== void 0) {
              let data10 = data6.name;
              if (typeof data10 === "string") {
                if (func1(data10) > 100) {
                  const err26 = { instancePath: instancePath + "/images/" + i2 + "/name", schemaPath: "#/$defs/image/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                  if (vErrors === null) {
                    vErrors = [err26];
                  } else {
                    vErrors.push(err26);
                  }
                  errors++;
                }
                if (func1(data10) < 1) {
                  const err27 = { instancePath: instancePath + "/images/" + i2 + "/name", schemaPath: "#/$defs/image/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err27];
                  } else {
                    vErrors.push(err27);
                  }
                  errors++;
                }
              } else {
                const err28 = { instancePath: instancePath + "/images/" + i2 + "/name", schemaPath: "#/$defs/image/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
            if (data6.property !== void 0) {
              let data11 = data6.property;
              if (typeof data11 === "string") {
                if (func1(data11) < 1) {
                  const err29 = { instancePath: instancePath + "/images/" + i2 + "/property", schemaPath: "#/$defs/image/properties/property/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
              } else {
                const err30 = { instancePath: instancePath + "/images/" + i2 + "/property", schemaPath: "#/$defs/image/properties/property/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
          } else {
            const err31 = { instancePath: instancePath + "/images/" + i2, schemaPath: "#/$defs/image/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
      } else {
        const err32 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data12 = data.mode;
      if (!(data12 === "async" || data12 === "sync")) {
        const err33 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema37.properties.mode.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.rank !== void 0) {
      let data13 = data.rank;
      if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
        const err34 = { instancePath: instancePath + "/rank", schemaPath: "#/properties/rank/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
      if (typeof data13 == "number" && isFinite(data13)) {
        if (data13 > 2147483647 || isNaN(data13)) {
          const err35 = { instancePath: instancePath + "/rank", schemaPath: "#/properties/rank/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          if (vErrors === null) {
            vErrors = [err35];
          } else {
            vErrors.push(err35);
          }
          errors++;
        }
        if (data13 < 1 || isNaN(data13)) {
          const err36 = { instancePath: instancePath + "/rank", schemaPath: "#/properties/rank/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
      }
    }
    if (data.name !== void 0) {
      let data14 = data.name;
      if (typeof data14 === "string") {
        if (func1(data14) > 256) {
          const err37 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        if (func1(data14) < 1) {
          const err38 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
      } else {
        const err39 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data15 = data.description;
      if (typeof data15 === "string") {
        if (func1(data15) > 200) {
          const err40 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
        if (func1(data15) < 1) {
          const err41 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
      } else {
        const err42 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err42];
        } else {
          vErrors.push(err42);
        }
        errors++;
      }
    }
    if (data.autoDelete !== void 0) {
      if (typeof data.autoDelete !== "boolean") {
        const err43 = { instancePath: instancePath + "/autoDelete", schemaPath: "#/properties/autoDelete/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
  } else {
    const err44 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err44];
    } else {
      vErrors.push(err44);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.environments === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "environments" }, message: "must have required property 'environments'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "$schema" || key0 === "environments" || key0 === "solution" || key0 === "endpoints" || key0 === "steps" || key0 === "messages" || key0 === "businessCentral" || key0 === "finops")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.$schema !== void 0) {
      if (typeof data.$schema !== "string") {
        const err2 = { instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.environments !== void 0) {
      let data1 = data.environments;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (Object.keys(data1).length < 1) {
          const err3 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        for (const key1 in data1) {
          const _errs6 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err4 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z0-9][a-z0-9-]{0,39}$"', propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
          var valid1 = _errs6 === errors;
          if (!valid1) {
            const err5 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        for (const key2 in data1) {
          if (!validate21(data1[key2], { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data1, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.solution !== void 0) {
      let data3 = data.solution;
      if (typeof data3 === "string") {
        if (func1(data3) < 1) {
          const err7 = { instancePath: instancePath + "/solution", schemaPath: "#/properties/solution/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (!pattern9.test(data3)) {
          const err8 = { instancePath: instancePath + "/solution", schemaPath: "#/properties/solution/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$|\\$\\{" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]*$|\\$\\{"' };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/solution", schemaPath: "#/properties/solution/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.endpoints !== void 0) {
      let data4 = data.endpoints;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key3 in data4) {
          const _errs13 = errors;
          if (typeof key3 === "string") {
            if (!pattern10.test(key3)) {
              const err10 = { instancePath: instancePath + "/endpoints", schemaPath: "#/properties/endpoints/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{1,38}[a-z0-9]$" }, message: 'must match pattern "^[a-z][a-z0-9-]{1,38}[a-z0-9]$"', propertyName: key3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
          var valid3 = _errs13 === errors;
          if (!valid3) {
            const err11 = { instancePath: instancePath + "/endpoints", schemaPath: "#/properties/endpoints/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        for (const key4 in data4) {
          let data5 = data4[key4];
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            const tag0 = data5.kind;
            if (typeof tag0 == "string") {
              if (tag0 === "webhook") {
                if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                  if (data5.kind === void 0) {
                    const err12 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/0/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err12];
                    } else {
                      vErrors.push(err12);
                    }
                    errors++;
                  }
                  for (const key5 in data5) {
                    if (!(key5 === "kind" || key5 === "name" || key5 === "secret")) {
                      const err13 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err13];
                      } else {
                        vErrors.push(err13);
                      }
                      errors++;
                    }
                  }
                  if (data5.kind !== void 0) {
                    let data6 = data5.kind;
                    if (typeof data6 !== "string") {
                      const err14 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/$defs/endpoint/oneOf/0/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err14];
                      } else {
                        vErrors.push(err14);
                      }
                      errors++;
                    }
                    if ("webhook" !== data6) {
                      const err15 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/$defs/endpoint/oneOf/0/properties/kind/const", keyword: "const", params: { allowedValue: "webhook" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err15];
                      } else {
                        vErrors.push(err15);
                      }
                      errors++;
                    }
                  }
                  if (data5.name !== void 0) {
                    let data7 = data5.name;
                    if (typeof data7 === "string") {
                      if (func1(data7) > 160) {
                        const err16 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/0/properties/name/maxLength", keyword: "maxLength", params: { limit: 160 }, message: "must NOT have more than 160 characters" };
                        if (vErrors === null) {
                          vErrors = [err16];
                        } else {
                          vErrors.push(err16);
                        }
                        errors++;
                      }
                      if (func1(data7) < 1) {
                        const err17 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/0/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err17];
                        } else {
                          vErrors.push(err17);
                        }
                        errors++;
                      }
                    } else {
                      const err18 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/0/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err18];
                      } else {
                        vErrors.push(err18);
                      }
                      errors++;
                    }
                  }
                  if (data5.secret !== void 0) {
                    let data8 = data5.secret;
                    if (typeof data8 === "string") {
                      if (!pattern5.test(data8)) {
                        const err19 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/secret", schemaPath: "#/$defs/endpoint/oneOf/0/properties/secret/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
                        if (vErrors === null) {
                          vErrors = [err19];
                        } else {
                          vErrors.push(err19);
                        }
                        errors++;
                      }
                    } else {
                      const err20 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/secret", schemaPath: "#/$defs/endpoint/oneOf/0/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err20];
                      } else {
                        vErrors.push(err20);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err21 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
                var props0 = true;
              } else if (tag0 === "queue") {
                if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                  if (data5.kind === void 0) {
                    const err22 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/1/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err22];
                    } else {
                      vErrors.push(err22);
                    }
                    errors++;
                  }
                  for (const key6 in data5) {
                    if (!(key6 === "kind" || key6 === "name" || key6 === "path" || key6 === "namespace" || key6 === "sasKeyName" || key6 === "sasKey")) {
                      const err23 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err23];
                      } else {
                        vErrors.push(err23);
                      }
                      errors++;
                    }
                  }
                  if (data5.kind !== void 0) {
                    let data9 = data5.kind;
                    if (typeof data9 !== "string") {
                      const err24 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/$defs/endpoint/oneOf/1/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err24];
                      } else {
                        vErrors.push(err24);
                      }
                      errors++;
                    }
                    if ("queue" !== data9) {
                      const err25 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/$defs/endpoint/oneOf/1/properties/kind/const", keyword: "const", params: { allowedValue: "queue" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err25];
                      } else {
                        vErrors.push(err25);
                      }
                      errors++;
                    }
                  }
                  if (data5.name !== void 0) {
                    let data10 = data5.name;
                    if (typeof data10 === "string") {
                      if (func1(data10) > 160) {
                        const err26 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/1/properties/name/maxLength", keyword: "maxLength", params: { limit: 160 }, message: "must NOT have more than 160 characters" };
                        if (vErrors === null) {
                          vErrors = [err26];
                        } else {
                          vErrors.push(err26);
                        }
                        errors++;
                      }
                      if (func1(data10) < 1) {
                        const err27 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/1/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err27];
                        } else {
                          vErrors.push(err27);
                        }
                        errors++;
                      }
                    } else {
                      const err28 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/1/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err28];
                      } else {
                        vErrors.push(err28);
                      }
                      errors++;
                    }
                  }
                  if (data5.path !== void 0) {
                    let data11 = data5.path;
                    if (typeof data11 === "string") {
                      if (func1(data11) > 160) {
                        const err29 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/path", schemaPath: "#/$defs/endpoint/oneOf/1/properties/path/maxLength", keyword: "maxLength", params: { limit: 160 }, message: "must NOT have more than 160 characters" };
                        if (vErrors === null) {
                          vErrors = [err29];
                        } else {
                          vErrors.push(err29);
                        }
                        errors++;
                      }
                      if (func1(data11) < 1) {
                        const err30 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/path", schemaPath: "#/$defs/endpoint/oneOf/1/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err30];
                        } else {
                          vErrors.push(err30);
                        }
                        errors++;
                      }
                    } else {
                      const err31 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/path", schemaPath: "#/$defs/endpoint/oneOf/1/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err31];
                      } else {
                        vErrors.push(err31);
                      }
                      errors++;
                    }
                  }
                  if (data5.namespace !== void 0) {
                    let data12 = data5.namespace;
                    if (typeof data12 === "string") {
                      if (func1(data12) < 1) {
                        const err32 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/namespace", schemaPath: "#/$defs/endpoint/oneOf/1/properties/namespace/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err32];
                        } else {
                          vErrors.push(err32);
                        }
                        errors++;
                      }
                    } else {
                      const err33 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/namespace", schemaPath: "#/$defs/endpoint/oneOf/1/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err33];
                      } else {
                        vErrors.push(err33);
                      }
                      errors++;
                    }
                  }
                  if (data5.sasKeyName !== void 0) {
                    let data13 = data5.sasKeyName;
                    if (typeof data13 === "string") {
                      if (func1(data13) > 256) {
                        const err34 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKeyName", schemaPath: "#/$defs/endpoint/oneOf/1/properties/sasKeyName/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
                        if (vErrors === null) {
                          vErrors = [err34];
                        } else {
                          vErrors.push(err34);
                        }
                        errors++;
                      }
                      if (func1(data13) < 1) {
                        const err35 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKeyName", schemaPath: "#/$defs/endpoint/oneOf/1/properties/sasKeyName/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err35];
                        } else {
                          vErrors.push(err35);
                        }
                        errors++;
                      }
                    } else {
                      const err36 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKeyName", schemaPath: "#/$defs/endpoint/oneOf/1/properties/sasKeyName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err36];
                      } else {
                        vErrors.push(err36);
                      }
                      errors++;
                    }
                  }
                  if (data5.sasKey !== void 0) {
                    let data14 = data5.sasKey;
                    if (typeof data14 === "string") {
                      if (!pattern5.test(data14)) {
                        const err37 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKey", schemaPath: "#/$defs/endpoint/oneOf/1/properties/sasKey/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
                        if (vErrors === null) {
                          vErrors = [err37];
                        } else {
                          vErrors.push(err37);
                        }
                        errors++;
                      }
                    } else {
                      const err38 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKey", schemaPath: "#/$defs/endpoint/oneOf/1/properties/sasKey/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err38];
                      } else {
                        vErrors.push(err38);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err39 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              } else if (tag0 === "topic") {
                if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                  if (data5.kind === void 0) {
                    const err40 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/2/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
                    if (vErrors === null) {
                      vErrors = [err40];
                    } else {
                      vErrors.push(err40);
                    }
                    errors++;
                  }
                  for (const key7 in data5) {
                    if (!(key7 === "kind" || key7 === "name" || key7 === "path" || key7 === "namespace" || key7 === "sasKeyName" || key7 === "sasKey")) {
                      const err41 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                      if (vErrors === null) {
                        vErrors = [err41];
                      } else {
                        vErrors.push(err41);
                      }
                      errors++;
                    }
                  }
                  if (data5.kind !== void 0) {
                    let data15 = data5.kind;
                    if (typeof data15 !== "string") {
                      const err42 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/$defs/endpoint/oneOf/2/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err42];
                      } else {
                        vErrors.push(err42);
                      }
                      errors++;
                    }
                    if ("topic" !== data15) {
                      const err43 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/$defs/endpoint/oneOf/2/properties/kind/const", keyword: "const", params: { allowedValue: "topic" }, message: "must be equal to constant" };
                      if (vErrors === null) {
                        vErrors = [err43];
                      } else {
                        vErrors.push(err43);
                      }
                      errors++;
                    }
                  }
                  if (data5.name !== void 0) {
                    let data16 = data5.name;
                    if (typeof data16 === "string") {
                      if (func1(data16) > 160) {
                        const err44 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/2/properties/name/maxLength", keyword: "maxLength", params: { limit: 160 }, message: "must NOT have more than 160 characters" };
                        if (vErrors === null) {
                          vErrors = [err44];
                        } else {
                          vErrors.push(err44);
                        }
                        errors++;
                      }
                      if (func1(data16) < 1) {
                        const err45 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/2/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err45];
                        } else {
                          vErrors.push(err45);
                        }
                        errors++;
                      }
                    } else {
                      const err46 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/endpoint/oneOf/2/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err46];
                      } else {
                        vErrors.push(err46);
                      }
                      errors++;
                    }
                  }
                  if (data5.path !== void 0) {
                    let data17 = data5.path;
                    if (typeof data17 === "string") {
                      if (func1(data17) > 160) {
                        const err47 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/path", schemaPath: "#/$defs/endpoint/oneOf/2/properties/path/maxLength", keyword: "maxLength", params: { limit: 160 }, message: "must NOT have more than 160 characters" };
                        if (vErrors === null) {
                          vErrors = [err47];
                        } else {
                          vErrors.push(err47);
                        }
                        errors++;
                      }
                      if (func1(data17) < 1) {
                        const err48 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/path", schemaPath: "#/$defs/endpoint/oneOf/2/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err48];
                        } else {
                          vErrors.push(err48);
                        }
                        errors++;
                      }
                    } else {
                      const err49 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/path", schemaPath: "#/$defs/endpoint/oneOf/2/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err49];
                      } else {
                        vErrors.push(err49);
                      }
                      errors++;
                    }
                  }
                  if (data5.namespace !== void 0) {
                    let data18 = data5.namespace;
                    if (typeof data18 === "string") {
                      if (func1(data18) < 1) {
                        const err50 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/namespace", schemaPath: "#/$defs/endpoint/oneOf/2/properties/namespace/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err50];
                        } else {
                          vErrors.push(err50);
                        }
                        errors++;
                      }
                    } else {
                      const err51 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/namespace", schemaPath: "#/$defs/endpoint/oneOf/2/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err51];
                      } else {
                        vErrors.push(err51);
                      }
                      errors++;
                    }
                  }
                  if (data5.sasKeyName !== void 0) {
                    let data19 = data5.sasKeyName;
                    if (typeof data19 === "string") {
                      if (func1(data19) > 256) {
                        const err52 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKeyName", schemaPath: "#/$defs/endpoint/oneOf/2/properties/sasKeyName/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
                        if (vErrors === null) {
                          vErrors = [err52];
                        } else {
                          vErrors.push(err52);
                        }
                        errors++;
                      }
                      if (func1(data19) < 1) {
                        const err53 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKeyName", schemaPath: "#/$defs/endpoint/oneOf/2/properties/sasKeyName/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err53];
                        } else {
                          vErrors.push(err53);
                        }
                        errors++;
                      }
                    } else {
                      const err54 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKeyName", schemaPath: "#/$defs/endpoint/oneOf/2/properties/sasKeyName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err54];
                      } else {
                        vErrors.push(err54);
                      }
                      errors++;
                    }
                  }
                  if (data5.sasKey !== void 0) {
                    let data20 = data5.sasKey;
                    if (typeof data20 === "string") {
                      if (!pattern5.test(data20)) {
                        const err55 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKey", schemaPath: "#/$defs/endpoint/oneOf/2/properties/sasKey/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
                        if (vErrors === null) {
                          vErrors = [err55];
                        } else {
                          vErrors.push(err55);
                        }
                        errors++;
                      }
                    } else {
                      const err56 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/sasKey", schemaPath: "#/$defs/endpoint/oneOf/2/properties/sasKey/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err56];
                      } else {
                        vErrors.push(err56);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err57 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err57];
                  } else {
                    vErrors.push(err57);
                  }
                  errors++;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              } else {
                const err58 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 }, message: 'value of tag "kind" must be in oneOf' };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
            } else {
              const err59 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 }, message: 'tag "kind" must be string' };
              if (vErrors === null) {
                vErrors = [err59];
              } else {
                vErrors.push(err59);
              }
              errors++;
            }
          } else {
            const err60 = { instancePath: instancePath + "/endpoints/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/endpoint/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err60];
            } else {
              vErrors.push(err60);
            }
            errors++;
          }
        }
      } else {
        const err61 = { instancePath: instancePath + "/endpoints", schemaPath: "#/properties/endpoints/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
    }
    if (data.steps !== void 0) {
      let data21 = data.steps;
      if (Array.isArray(data21)) {
        const len0 = data21.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate23(data21[i0], { instancePath: instancePath + "/steps/" + i0, parentData: data21, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err62 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err62];
        } else {
          vErrors.push(err62);
        }
        errors++;
      }
    }
    if (data.messages !== void 0) {
      let data23 = data.messages;
      if (Array.isArray(data23)) {
        const len1 = data23.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data24 = data23[i1];
          if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
            if (data24.endpoint === void 0) {
              const err63 = { instancePath: instancePath + "/messages/" + i1, schemaPath: "#/$defs/message/required", keyword: "required", params: { missingProperty: "endpoint" }, message: "must have required property 'endpoint'" };
              if (vErrors === null) {
                vErrors = [err63];
              } else {
                vErrors.push(err63);
              }
              errors++;
            }
            if (data24.message === void 0) {
              const err64 = { instancePath: instancePath + "/messages/" + i1, schemaPath: "#/$defs/message/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
            for (const key8 in data24) {
              if (!(key8 === "endpoint" || key8 === "message" || key8 === "mode" || key8 === "rank" || key8 === "name" || key8 === "description" || key8 === "autoDelete")) {
                const err65 = { instancePath: instancePath + "/messages/" + i1, schemaPath: "#/$defs/message/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err65];
                } else {
                  vErrors.push(err65);
                }
                errors++;
              }
            }
            if (data24.endpoint !== void 0) {
              let data25 = data24.endpoint;
              if (typeof data25 === "string") {
                if (func1(data25) < 1) {
                  const err66 = { instancePath: instancePath + "/messages/" + i1 + "/endpoint", schemaPath: "#/$defs/message/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err66];
                  } else {
                    vErrors.push(err66);
                  }
                  errors++;
                }
              } else {
                const err67 = { instancePath: instancePath + "/messages/" + i1 + "/endpoint", schemaPath: "#/$defs/message/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err67];
                } else {
                  vErrors.push(err67);
                }
                errors++;
              }
            }
            if (data24.message !== void 0) {
              let data26 = data24.message;
              if (typeof data26 === "string") {
                if (func1(data26) < 1) {
                  const err68 = { instancePath: instancePath + "/messages/" + i1 + "/message", schemaPath: "#/$defs/message/properties/message/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err68];
                  } else {
                    vErrors.push(err68);
                  }
                  errors++;
                }
                if (!pattern15.test(data26)) {
                  const err69 = { instancePath: instancePath + "/messages/" + i1 + "/message", schemaPath: "#/$defs/message/properties/message/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]{0,127}$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]{0,127}$"' };
                  if (vErrors === null) {
                    vErrors = [err69];
                  } else {
                    vErrors.push(err69);
                  }
                  errors++;
                }
              } else {
                const err70 = { instancePath: instancePath + "/messages/" + i1 + "/message", schemaPath: "#/$defs/message/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err70];
                } else {
                  vErrors.push(err70);
                }
                errors++;
              }
            }
            if (data24.mode !== void 0) {
              let data27 = data24.mode;
              if (!(data27 === "async" || data27 === "sync")) {
                const err71 = { instancePath: instancePath + "/messages/" + i1 + "/mode", schemaPath: "#/$defs/message/properties/mode/enum", keyword: "enum", params: { allowedValues: schema39.properties.mode.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err71];
                } else {
                  vErrors.push(err71);
                }
                errors++;
              }
            }
            if (data24.rank !== void 0) {
              let data28 = data24.rank;
              if (!(typeof data28 == "number" && (!(data28 % 1) && !isNaN(data28)) && isFinite(data28))) {
                const err72 = { instancePath: instancePath + "/messages/" + i1 + "/rank", schemaPath: "#/$defs/message/properties/rank/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
              if (typeof data28 == "number" && isFinite(data28)) {
                if (data28 > 2147483647 || isNaN(data28)) {
                  const err73 = { instancePath: instancePath + "/messages/" + i1 + "/rank", schemaPath: "#/$defs/message/properties/rank/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
                if (data28 < 1 || isNaN(data28)) {
                  const err74 = { instancePath: instancePath + "/messages/" + i1 + "/rank", schemaPath: "#/$defs/message/properties/rank/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
              }
            }
            if (data24.name !== void 0) {
              let data29 = data24.name;
              if (typeof data29 === "string") {
                if (func1(data29) > 256) {
                  const err75 = { instancePath: instancePath + "/messages/" + i1 + "/name", schemaPath: "#/$defs/message/properties/name/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
                  if (vErrors === null) {
                    vErrors = [err75];
                  } else {
                    vErrors.push(err75);
                  }
                  errors++;
                }
                if (func1(data29) < 1) {
                  const err76 = { instancePath: instancePath + "/messages/" + i1 + "/name", schemaPath: "#/$defs/message/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err76];
                  } else {
                    vErrors.push(err76);
                  }
                  errors++;
                }
              } else {
                const err77 = { instancePath: instancePath + "/messages/" + i1 + "/name", schemaPath: "#/$defs/message/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err77];
                } else {
                  vErrors.push(err77);
                }
                errors++;
              }
            }
            if (data24.description !== void 0) {
              let data30 = data24.description;
              if (typeof data30 === "string") {
                if (func1(data30) > 200) {
                  const err78 = { instancePath: instancePath + "/messages/" + i1 + "/description", schemaPath: "#/$defs/message/properties/description/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                  if (vErrors === null) {
                    vErrors = [err78];
                  } else {
                    vErrors.push(err78);
                  }
                  errors++;
                }
                if (func1(data30) < 1) {
                  const err79 = { instancePath: instancePath + "/messages/" + i1 + "/description", schemaPath: "#/$defs/message/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err79];
                  } else {
                    vErrors.push(err79);
                  }
                  errors++;
                }
              } else {
                const err80 = { instancePath: instancePath + "/messages/" + i1 + "/description", schemaPath: "#/$defs/message/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err80];
                } else {
                  vErrors.push(err80);
                }
                errors++;
              }
            }
            if (data24.autoDelete !== void 0) {
              if (typeof data24.autoDelete !== "boolean") {
                const err81 = { instancePath: instancePath + "/messages/" + i1 + "/autoDelete", schemaPath: "#/$defs/message/properties/autoDelete/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err81];
                } else {
                  vErrors.push(err81);
                }
                errors++;
              }
            }
          } else {
            const err82 = { instancePath: instancePath + "/messages/" + i1, schemaPath: "#/$defs/message/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err82];
            } else {
              vErrors.push(err82);
            }
            errors++;
          }
        }
      } else {
        const err83 = { instancePath: instancePath + "/messages", schemaPath: "#/properties/messages/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err83];
        } else {
          vErrors.push(err83);
        }
        errors++;
      }
    }
    if (data.businessCentral !== void 0) {
      let data32 = data.businessCentral;
      if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
        if (data32.endpoint === void 0) {
          const err84 = { instancePath: instancePath + "/businessCentral", schemaPath: "#/$defs/businessCentral/required", keyword: "required", params: { missingProperty: "endpoint" }, message: "must have required property 'endpoint'" };
          if (vErrors === null) {
            vErrors = [err84];
          } else {
            vErrors.push(err84);
          }
          errors++;
        }
        if (data32.companies === void 0) {
          const err85 = { instancePath: instancePath + "/businessCentral", schemaPath: "#/$defs/businessCentral/required", keyword: "required", params: { missingProperty: "companies" }, message: "must have required property 'companies'" };
          if (vErrors === null) {
            vErrors = [err85];
          } else {
            vErrors.push(err85);
          }
          errors++;
        }
        for (const key9 in data32) {
          if (!(key9 === "endpoint" || key9 === "secret" || key9 === "clientState" || key9 === "companies")) {
            const err86 = { instancePath: instancePath + "/businessCentral", schemaPath: "#/$defs/businessCentral/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err86];
            } else {
              vErrors.push(err86);
            }
            errors++;
          }
        }
        if (data32.endpoint !== void 0) {
          let data33 = data32.endpoint;
          if (typeof data33 === "string") {
            if (func1(data33) < 1) {
              const err87 = { instancePath: instancePath + "/businessCentral/endpoint", schemaPath: "#/$defs/businessCentral/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err87];
              } else {
                vErrors.push(err87);
              }
              errors++;
            }
          } else {
            const err88 = { instancePath: instancePath + "/businessCentral/endpoint", schemaPath: "#/$defs/businessCentral/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err88];
            } else {
              vErrors.push(err88);
            }
            errors++;
          }
        }
        if (data32.secret !== void 0) {
          let data34 = data32.secret;
          if (typeof data34 === "string") {
            if (!pattern5.test(data34)) {
              const err89 = { instancePath: instancePath + "/businessCentral/secret", schemaPath: "#/$defs/businessCentral/properties/secret/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
              if (vErrors === null) {
                vErrors = [err89];
              } else {
                vErrors.push(err89);
              }
              errors++;
            }
          } else {
            const err90 = { instancePath: instancePath + "/businessCentral/secret", schemaPath: "#/$defs/businessCentral/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err90];
            } else {
              vErrors.push(err90);
            }
            errors++;
          }
        }
        if (data32.clientState !== void 0) {
          let data35 = data32.clientState;
          if (typeof data35 === "string") {
            if (!pattern5.test(data35)) {
              const err91 = { instancePath: instancePath + "/businessCentral/clientState", schemaPath: "#/$defs/businessCentral/properties/clientState/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
              if (vErrors === null) {
                vErrors = [err91];
              } else {
                vErrors.push(err91);
              }
              errors++;
            }
          } else {
            const err92 = { instancePath: instancePath + "/businessCentral/clientState", schemaPath: "#/$defs/businessCentral/properties/clientState/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err92];
            } else {
              vErrors.push(err92);
            }
            errors++;
          }
        }
        if (data32.companies !== void 0) {
          let data36 = data32.companies;
          if (Array.isArray(data36)) {
            if (data36.length < 1) {
              const err93 = { instancePath: instancePath + "/businessCentral/companies", schemaPath: "#/$defs/businessCentral/properties/companies/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err93];
              } else {
                vErrors.push(err93);
              }
              errors++;
            }
            const len2 = data36.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data37 = data36[i2];
              if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
                if (data37.id === void 0) {
                  const err94 = { instancePath: instancePath + "/businessCentral/companies/" + i2, schemaPath: "#/$defs/businessCentral/properties/companies/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
                  if (vErrors === null) {
                    vErrors = [err94];
                  } else {
                    vErrors.push(err94);
                  }
                  errors++;
                }
                if (data37.resources === void 0) {
                  const err95 = { instancePath: instancePath + "/businessCentral/companies/" + i2, schemaPath: "#/$defs/businessCentral/properties/companies/items/required", keyword: "required", params: { missingProperty: "resources" }, message: "must have required property 'resources'" };
                  if (vErrors === null) {
                    vErrors = [err95];
                  } else {
                    vErrors.push(err95);
                  }
                  errors++;
                }
                for (const key10 in data37) {
                  if (!(key10 === "id" || key10 === "resources")) {
                    const err96 = { instancePath: instancePath + "/businessCentral/companies/" + i2, schemaPath: "#/$defs/businessCentral/properties/companies/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err96];
                    } else {
                      vErrors.push(err96);
                    }
                    errors++;
                  }
                }
                if (data37.id !== void 0) {
                  let data38 = data37.id;
                  if (typeof data38 === "string") {
                    if (func1(data38) < 1) {
                      const err97 = { instancePath: instancePath + "/businessCentral/companies/" + i2 + "/id", schemaPath: "#/$defs/businessCentral/properties/companies/items/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err97];
                      } else {
                        vErrors.push(err97);
                      }
                      errors++;
                    }
                  } else {
                    const err98 = { instancePath: instancePath + "/businessCentral/companies/" + i2 + "/id", schemaPath: "#/$defs/businessCentral/properties/companies/items/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err98];
                    } else {
                      vErrors.push(err98);
                    }
                    errors++;
                  }
                }
                if (data37.resources !== void 0) {
                  let data39 = data37.resources;
                  if (Array.isArray(data39)) {
                    if (data39.length < 1) {
                      const err99 = { instancePath: instancePath + "/businessCentral/companies/" + i2 + "/resources", schemaPath: "#/$defs/businessCentral/properties/companies/items/properties/resources/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err99];
                      } else {
                        vErrors.push(err99);
                      }
                      errors++;
                    }
                    const len3 = data39.length;
                    for (let i3 = 0; i3 < len3; i3++) {
                      let data40 = data39[i3];
                      if (typeof data40 === "string") {
                        if (!pattern21.test(data40)) {
                          const err100 = { instancePath: instancePath + "/businessCentral/companies/" + i2 + "/resources/" + i3, schemaPath: "#/$defs/businessCentral/properties/companies/items/properties/resources/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._~/-]{1,200}$" }, message: 'must match pattern "^[A-Za-z0-9._~/-]{1,200}$"' };
                          if (vErrors === null) {
                            vErrors = [err100];
                          } else {
                            vErrors.push(err100);
                          }
                          errors++;
                        }
                      } else {
                        const err101 = { instancePath: instancePath + "/businessCentral/companies/" + i2 + "/resources/" + i3, schemaPath: "#/$defs/businessCentral/properties/companies/items/properties/resources/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err101];
                        } else {
                          vErrors.push(err101);
                        }
                        errors++;
                      }
                    }
                    let i4 = data39.length;
                    let j0;
                    if (i4 > 1) {
                      const indices0 = {};
                      for (; i4--; ) {
                        let item0 = data39[i4];
                        if (typeof item0 !== "string") {
                          continue;
                        }
                        if (typeof indices0[item0] == "number") {
                          j0 = indices0[item0];
                          const err102 = { instancePath: instancePath + "/businessCentral/companies/" + i2 + "/resources", schemaPath: "#/$defs/businessCentral/properties/companies/items/properties/resources/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i4 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err102];
                          } else {
                            vErrors.push(err102);
                          }
                          errors++;
                          break;
                        }
                        indices0[item0] = i4;
                      }
                    }
                  } else {
                    const err103 = { instancePath: instancePath + "/businessCentral/companies/" + i2 + "/resources", schemaPath: "#/$defs/businessCentral/properties/companies/items/properties/resources/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err103];
                    } else {
                      vErrors.push(err103);
                    }
                    errors++;
                  }
                }
              } else {
                const err104 = { instancePath: instancePath + "/businessCentral/companies/" + i2, schemaPath: "#/$defs/businessCentral/properties/companies/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err104];
                } else {
                  vErrors.push(err104);
                }
                errors++;
              }
            }
          } else {
            const err105 = { instancePath: instancePath + "/businessCentral/companies", schemaPath: "#/$defs/businessCentral/properties/companies/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err105];
            } else {
              vErrors.push(err105);
            }
            errors++;
          }
        }
      } else {
        const err106 = { instancePath: instancePath + "/businessCentral", schemaPath: "#/$defs/businessCentral/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err106];
        } else {
          vErrors.push(err106);
        }
        errors++;
      }
    }
    if (data.finops !== void 0) {
      let data41 = data.finops;
      if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
        if (data41.endpoint === void 0) {
          const err107 = { instancePath: instancePath + "/finops", schemaPath: "#/$defs/finops/required", keyword: "required", params: { missingProperty: "endpoint" }, message: "must have required property 'endpoint'" };
          if (vErrors === null) {
            vErrors = [err107];
          } else {
            vErrors.push(err107);
          }
          errors++;
        }
        if (data41.events === void 0) {
          const err108 = { instancePath: instancePath + "/finops", schemaPath: "#/$defs/finops/required", keyword: "required", params: { missingProperty: "events" }, message: "must have required property 'events'" };
          if (vErrors === null) {
            vErrors = [err108];
          } else {
            vErrors.push(err108);
          }
          errors++;
        }
        for (const key11 in data41) {
          if (!(key11 === "endpoint" || key11 === "kind" || key11 === "secret" || key11 === "events")) {
            const err109 = { instancePath: instancePath + "/finops", schemaPath: "#/$defs/finops/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err109];
            } else {
              vErrors.push(err109);
            }
            errors++;
          }
        }
        if (data41.endpoint !== void 0) {
          let data42 = data41.endpoint;
          if (typeof data42 === "string") {
            if (func1(data42) < 1) {
              const err110 = { instancePath: instancePath + "/finops/endpoint", schemaPath: "#/$defs/finops/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err110];
              } else {
                vErrors.push(err110);
              }
              errors++;
            }
          } else {
            const err111 = { instancePath: instancePath + "/finops/endpoint", schemaPath: "#/$defs/finops/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err111];
            } else {
              vErrors.push(err111);
            }
            errors++;
          }
        }
        if (data41.kind !== void 0) {
          let data43 = data41.kind;
          if (!(data43 === "https" || data43 === "queue")) {
            const err112 = { instancePath: instancePath + "/finops/kind", schemaPath: "#/$defs/finops/properties/kind/enum", keyword: "enum", params: { allowedValues: schema41.properties.kind.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err112];
            } else {
              vErrors.push(err112);
            }
            errors++;
          }
        }
        if (data41.secret !== void 0) {
          let data44 = data41.secret;
          if (typeof data44 === "string") {
            if (!pattern5.test(data44)) {
              const err113 = { instancePath: instancePath + "/finops/secret", schemaPath: "#/$defs/finops/properties/secret/pattern", keyword: "pattern", params: { pattern: "^\\$\\{[A-Z_][A-Z0-9_]*\\}$" }, message: 'must match pattern "^\\$\\{[A-Z_][A-Z0-9_]*\\}$"' };
              if (vErrors === null) {
                vErrors = [err113];
              } else {
                vErrors.push(err113);
              }
              errors++;
            }
          } else {
            const err114 = { instancePath: instancePath + "/finops/secret", schemaPath: "#/$defs/finops/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err114];
            } else {
              vErrors.push(err114);
            }
            errors++;
          }
        }
        if (data41.events !== void 0) {
          let data45 = data41.events;
          if (Array.isArray(data45)) {
            if (data45.length < 1) {
              const err115 = { instancePath: instancePath + "/finops/events", schemaPath: "#/$defs/finops/properties/events/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err115];
              } else {
                vErrors.push(err115);
              }
              errors++;
            }
            const len4 = data45.length;
            for (let i5 = 0; i5 < len4; i5++) {
              let data46 = data45[i5];
              if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
                if (data46.event === void 0) {
                  const err116 = { instancePath: instancePath + "/finops/events/" + i5, schemaPath: "#/$defs/finops/properties/events/items/required", keyword: "required", params: { missingProperty: "event" }, message: "must have required property 'event'" };
                  if (vErrors === null) {
                    vErrors = [err116];
                  } else {
                    vErrors.push(err116);
                  }
                  errors++;
                }
                for (const key12 in data46) {
                  if (!(key12 === "event" || key12 === "companies")) {
                    const err117 = { instancePath: instancePath + "/finops/events/" + i5, schemaPath: "#/$defs/finops/properties/events/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err117];
                    } else {
                      vErrors.push(err117);
                    }
                    errors++;
                  }
                }
                if (data46.event !== void 0) {
                  let data47 = data46.event;
                  if (typeof data47 === "string") {
                    if (func1(data47) < 1) {
                      const err118 = { instancePath: instancePath + "/finops/events/" + i5 + "/event", schemaPath: "#/$defs/finops/properties/events/items/properties/event/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err118];
                      } else {
                        vErrors.push(err118);
                      }
                      errors++;
                    }
                  } else {
                    const err119 = { instancePath: instancePath + "/finops/events/" + i5 + "/event", schemaPath: "#/$defs/finops/properties/events/items/properties/event/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err119];
                    } else {
                      vErrors.push(err119);
                    }
                    errors++;
                  }
                }
                if (data46.companies !== void 0) {
                  let data48 = data46.companies;
                  if (Array.isArray(data48)) {
                    if (data48.length < 1) {
                      const err120 = { instancePath: instancePath + "/finops/events/" + i5 + "/companies", schemaPath: "#/$defs/finops/properties/events/items/properties/companies/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err120];
                      } else {
                        vErrors.push(err120);
                      }
                      errors++;
                    }
                    const len5 = data48.length;
                    for (let i6 = 0; i6 < len5; i6++) {
                      if (typeof data48[i6] !== "string") {
                        const err121 = { instancePath: instancePath + "/finops/events/" + i5 + "/companies/" + i6, schemaPath: "#/$defs/finops/properties/events/items/properties/companies/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err121];
                        } else {
                          vErrors.push(err121);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err122 = { instancePath: instancePath + "/finops/events/" + i5 + "/companies", schemaPath: "#/$defs/finops/properties/events/items/properties/companies/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err122];
                    } else {
                      vErrors.push(err122);
                    }
                    errors++;
                  }
                }
              } else {
                const err123 = { instancePath: instancePath + "/finops/events/" + i5, schemaPath: "#/$defs/finops/properties/events/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err123];
                } else {
                  vErrors.push(err123);
                }
                errors++;
              }
            }
          } else {
            const err124 = { instancePath: instancePath + "/finops/events", schemaPath: "#/$defs/finops/properties/events/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err124];
            } else {
              vErrors.push(err124);
            }
            errors++;
          }
        }
      } else {
        const err125 = { instancePath: instancePath + "/finops", schemaPath: "#/$defs/finops/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err125];
        } else {
          vErrors.push(err125);
        }
        errors++;
      }
    }
  } else {
    const err126 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err126];
    } else {
      vErrors.push(err126);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validators = /* @__PURE__ */ new Map([
  ["d365-events.json", validate0]
]);
export {
  validators
};
